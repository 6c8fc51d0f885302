import type { EvalResult } from '../../evals/runner/evalResult.ts';
import { escapeHtml } from '../escapeHtml.ts';
import { htmlEnd, htmlStart } from '../htmlPage.ts';
import { casesHtml } from './evalHtmlCases.ts';
import { chartsHtml } from './evalHtmlCharts.ts';
import { evalHtmlCss } from './evalHtmlCss.ts';
import { evalHtmlScript, evalHtmlScriptHash } from './evalHtmlScript.ts';
import { overviewHeads, overviewRows, type OverviewRow } from './evalOverview.ts';
import { codeParts } from '../../views/codeParts.ts';
import { differenceHeads, gateHeads, testHeads } from '../../views/verdict.ts';
import { evalSummary, testCells, type EvalSummary } from './evalSummary.ts';

/**
 * Suites' results as one HTML file that needs nothing else. The first screen (decision, reasons, gate, what changes, what to do) and the
 * worst cases are there without scripts; the one script fills the table of all cases, and its hash is the only one the page's policy lets in.
 */
export function evalToHtml(results: readonly EvalResult[]): string {
  return [...evalHtmlParts(results)].join('');
}

/** The same in parts, made as they are asked for. */
export function* evalHtmlParts(results: readonly EvalResult[]): Generator<string> {
  const summaries = results.map(evalSummary);
  const title = summaries.map(({ view, title: suite }) => `${view.label}: ${suite}`).join(', ') || 'No suite was run';
  yield htmlStart({ title, css: evalHtmlCss, scriptHash: evalHtmlScriptHash });
  yield `${overviewHtml(overviewRows(results, summaries))}${results.map((result, index) => suiteHtml(result, summaries[index] ?? evalSummary(result), results.length > 1 ? index : undefined)).join('\n')}
`;
  yield* casesHtml(summaries);
  yield `\n${htmlEnd(evalHtmlScript)}`;
}

function overviewHtml(rows: readonly OverviewRow[]): string {
  if (rows.length === 0) return '';
  const body = rows.map(({ title, label, decision, pValue, reason }, index) =>
    `<tr><th scope="row"><a href="#suite-${index}">${escapeHtml(title)}</a></th><td data-decision="${decision}"><b>${escapeHtml(label)}</b></td><td>${pValue}</td><td class="text">${escapeHtml(reason)}</td></tr>`);
  return `<h1>${rows.length} suites</h1><div class="scroll"><table><thead><tr>${overviewHeads.map((head) => `<th scope="col" class="text">${head}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>\n`;
}

function suiteHtml(result: EvalResult, { title, view, models, roles, sideHeads, heldAgainst, asked, notes, gate, effects, counts, pattern }: EvalSummary, index: number | undefined): string {
  const [effectHead, ...otherHeads] = ['Speed and cost', ...sideHeads, ...differenceHeads];
  const heading = index === undefined ? 'h1' : 'h2';
  return `<header class="verdict" data-decision="${view.decision}"${index === undefined ? '' : ` id="suite-${index}"`}>
<${heading}>${escapeHtml(view.label)} <span class="suite">${escapeHtml(title)}</span></${heading}>
<p class="headline">${escapeHtml(view.headline)}</p>
<p class="models"><code>${escapeHtml(models.baseline)}</code> (${escapeHtml(roles.baseline)}) → <code>${escapeHtml(models.candidate)}</code> (${escapeHtml(roles.candidate)}) · ${asked.map(escapeHtml).join(' · ')}</p>${heldAgainst === undefined ? '' : `\n<p>${escapeHtml(heldAgainst)}</p>`}
${notes.map((note) => `<p class="sample">${escapeHtml(note)}</p>`).join('\n')}
<ul class="reasons">${view.reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')}</ul>
${view.sure === undefined ? '' : `<p><b>How sure:</b> ${escapeHtml(view.sure)}</p>\n`}<p><b>Next:</b> ${codeParts(view.next).map(({ text, code }) => (code ? `<code>${escapeHtml(text)}</code>` : escapeHtml(text))).join('')}</p>
<p>${escapeHtml(counts)} · <b>regressions: ${escapeHtml(view.regressionCounts)}</b>${view.flaky === '' ? '' : `<br>Flaky: ${escapeHtml(view.flaky)}`}${pattern === undefined ? '' : `<br>${escapeHtml(pattern)}`}</p>
<div class="tables">
${tableHtml(gateHeads[0], gateHeads.slice(1), gate.map(({ state, label, observed, limit, mark, outcome }) => ({ cells: [label, observed, limit, `${mark} ${outcome}`], state })))}
${tableHtml(effectHead ?? '', otherHeads, effects.map(cellsOf))}
</div>
<details><summary>All figures</summary>${tableHtml('Figure', otherHeads, view.figures.map(cellsOf))}${tableHtml(testHeads[0], testHeads.slice(1), view.tests.map((test) => ({ cells: testCells(test) })))}<p class="faint">${escapeHtml(view.method)}</p></details>
${chartsHtml(result)}
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
