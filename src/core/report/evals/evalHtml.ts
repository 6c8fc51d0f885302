import type { EvalResult } from '../../evals/runner/evalResult.ts';
import { comparisonCss } from '../comparisonCss.ts';
import { escapeHtml } from '../escapeHtml.ts';
import { casesHtml } from './evalHtmlCases.ts';
import { chartsHtml } from './evalHtmlCharts.ts';
import { evalHtmlCss } from './evalHtmlCss.ts';
import { evalHtmlScript, evalHtmlScriptHash } from './evalHtmlScript.ts';
import { overviewHeads, overviewRows, type OverviewRow } from './evalOverview.ts';
import { boundMarks, evalSummary, type EvalSummary } from './evalSummary.ts';

/**
 * Suites' results as one HTML file that needs nothing else. The first screen (decision, reasons, gate, what changes, what to do) and the
 * worst cases are there without scripts; the one script fills the table of all cases, and its hash is the only one the page's policy lets in.
 */
export function evalToHtml(results: readonly EvalResult[]): string {
  const summaries = results.map(evalSummary);
  const title = summaries.map(({ view, title: suite }) => `${view.label}: ${suite}`).join(', ') || 'No suite was run';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '${evalHtmlScriptHash}'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${comparisonCss}${evalHtmlCss}</style>
</head>
<body>
<main>
${overviewHtml(overviewRows(results, summaries))}${results.map((result, index) => suiteHtml(result, summaries[index] ?? evalSummary(result), results.length > 1 ? index : undefined)).join('\n')}
${casesHtml(summaries)}
</main>
<script>${evalHtmlScript}</script>
</body>
</html>
`;
}

function overviewHtml(rows: readonly OverviewRow[]): string {
  if (rows.length === 0) return '';
  const body = rows.map(({ title, label, decision, pValue, reason }, index) =>
    `<tr><th scope="row"><a href="#suite-${index}">${escapeHtml(title)}</a></th><td data-decision="${decision}"><b>${escapeHtml(label)}</b></td><td>${pValue}</td><td class="text">${escapeHtml(reason)}</td></tr>`);
  return `<h1>${rows.length} suites</h1><div class="scroll"><table><thead><tr>${overviewHeads.map((head) => `<th scope="col" class="text">${head}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>\n`;
}

function suiteHtml(result: EvalResult, { title, view, models, asked, notes, effects, counts }: EvalSummary, index: number | undefined): string {
  const { suite, provider, runId } = result;
  const heading = index === undefined ? 'h1' : 'h2';
  return `<header class="verdict" data-decision="${view.decision}"${index === undefined ? '' : ` id="suite-${index}"`}>
<${heading}>${escapeHtml(view.label)} <span class="suite">${escapeHtml(title)}</span></${heading}>
<p class="models"><code>${escapeHtml(models.baseline)}</code> → <code>${escapeHtml(models.candidate)}</code> · ${asked.map(escapeHtml).join(' · ')}</p>
${notes.map((note) => `<p class="sample">${escapeHtml(note)}</p>`).join('\n')}
<ul class="reasons">${view.reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')}</ul>
<p><b>Next:</b> ${escapeHtml(view.next)}</p>
<p>${escapeHtml(counts)} · <b>regressions: ${escapeHtml(view.regressionCounts)}</b></p>
<div class="tables">
${tableHtml('Gate', ['Seen', 'Asked', 'Outcome'], view.bounds.map(({ state, label, observed, limit, outcome }) => ({ cells: [label, observed, limit, `${boundMarks[state]} ${outcome}`], state })))}
${tableHtml('Effect', ['Baseline', 'Candidate', 'Difference', '95 % interval'], effects.map(cellsOf))}
</div>
<details><summary>All figures</summary>${tableHtml('Figure', ['Baseline', 'Candidate', 'Difference', '95 % interval'], view.figures.map(cellsOf))}<p class="faint">${escapeHtml(view.method)}</p></details>
${chartsHtml(result)}
<p class="faint">${[suite.path, provider, ...(runId === undefined ? [] : [`run ${runId}`])].map(escapeHtml).join(' · ')}</p>
</header>`;
}

type Row = { readonly cells: readonly string[]; readonly state?: string };

function cellsOf({ label, baseline, candidate, delta, interval }: EvalSummary['effects'][number]): Row {
  return { cells: [label, baseline, candidate, delta, interval] };
}

/** A table whose first column names its rows; nothing without rows. */
function tableHtml(name: string, heads: readonly string[], rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const body = rows.map(({ cells: [label = '', ...cells], state }) =>
    `<tr${state === undefined ? '' : ` data-state="${state}"`}><th scope="row">${escapeHtml(label)}</th>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`);
  return `<div class="scroll"><table><thead><tr>${[name, ...heads].map((head, at) => `<th scope="col"${at === 0 ? ' class="text"' : ''}>${escapeHtml(head)}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}
