import type { EvalCaseResult, EvalResult } from '../../evals/runner/evalResult.ts';
import type { JudgedRow } from '../../evals/runner/types.ts';
import { formatCount, formatMs, formatUsd } from '../../views/format.ts';
import { comparisonCss } from '../comparisonCss.ts';
import { escapeHtml } from '../escapeHtml.ts';
import { caseLines, type CaseKind, type CaseLine } from './caseLines.ts';
import { evalHtmlScript, evalHtmlScriptHash } from './evalHtmlScript.ts';
import { countWords, decisionWords, runWords, suiteTitle } from './verdictWords.ts';

/** Cases laid out together; those out of sight cost a browser nothing. */
const chunkSize = 50;
const kinds: readonly (readonly [CaseKind | 'all', string])[] = [['all', 'all'], ['regression', 'regressions'], ['win', 'wins'], ['flaky', 'flaky'], ['error', 'errors'], ['same', 'same']];

/** Suites' results as one HTML file that needs nothing else; the decision on the first screen, every case below. */
export function evalToHtml(results: readonly EvalResult[]): string {
  const title = results.map((result) => `${decisionWords[result.verdict.decision]}: ${suiteTitle(result)}`).join(', ') || 'No suite was run';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '${evalHtmlScriptHash}'">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${comparisonCss}${evalCss}</style>
</head>
<body>
<main>
${results.map(headHtml).join('\n')}
${casesHtml(results)}
</main>
<script>${evalHtmlScript}</script>
</body>
</html>
`;
}

function headHtml(result: EvalResult): string {
  const { sides, verdict, run, provider, startedAt, runId, suite } = result;
  const { size, money } = runWords(result);
  const lines = caseLines(result);
  const reasons = [...verdict.reasons, ...(run.reason === undefined ? [] : [run.reason])];
  return `<header class="verdict" data-decision="${verdict.decision}">
<h1>${decisionWords[verdict.decision]} <span class="suite">${escapeHtml(suiteTitle(result))}</span></h1>
<p class="models"><code>${escapeHtml(sides.baseline.model)}</code> → <code>${escapeHtml(sides.candidate.model)}</code> · ${escapeHtml(size)} · ${escapeHtml(money)}</p>
<ul class="reasons">${reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')}</ul>
<p>${escapeHtml(countWords(result, lines.filter(({ kind }) => kind === 'error').length))}</p>
${figuresHtml(result)}
<p class="faint">${escapeHtml(suite.path)} · ${escapeHtml(provider)} · <time datetime="${escapeHtml(startedAt)}">${escapeHtml(startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'))}</time>${runId === undefined ? '' : ` · run ${escapeHtml(runId)}`}</p>
</header>`;
}

function figuresHtml({ verdict }: EvalResult): string {
  const { figures } = verdict;
  if (figures === undefined) return '';
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const row = (label: string, baseline: string, candidate: string): string => `<tr><th scope="row">${label}</th><td>${baseline}</td><td>${candidate}</td></tr>`;
  const { passRate, latencyMs, costUsd, outputTokens } = figures;
  return `<div class="scroll"><table><thead><tr><td></td><th scope="col">Baseline</th><th scope="col">Candidate</th></tr></thead><tbody>
${row('Pass rate', percent(passRate.baseline.estimate), percent(passRate.candidate.estimate))}
${latencyMs === undefined ? '' : `${row('Latency, median', formatMs(latencyMs.baseline.p50.estimate), formatMs(latencyMs.candidate.p50.estimate))}${row('Latency, 95th percentile', formatMs(latencyMs.baseline.p95.estimate), formatMs(latencyMs.candidate.p95.estimate))}`}
${outputTokens === undefined ? '' : row('Output tokens, mean', formatCount(outputTokens.baseline), formatCount(outputTokens.candidate))}
${costUsd === undefined ? '' : row('Cost per passed case', cost(costUsd.perSuccess.baseline.estimate), cost(costUsd.perSuccess.candidate.estimate))}
</tbody></table></div>`;
}

function cost(usd: number): string {
  return Number.isFinite(usd) ? formatUsd(usd) : 'none passed';
}

function casesHtml(results: readonly EvalResult[]): string {
  const lines = results.flatMap((result) => caseLines(result));
  const chunks = Array.from({ length: Math.ceil(lines.length / chunkSize) }, (_, at) => lines.slice(at * chunkSize, (at + 1) * chunkSize));
  return `<section aria-labelledby="cases">
<h2 id="cases">Cases</h2>
<div class="filters" role="group" aria-label="Which cases">${kinds.map(([kind, label]) =>
    `<label><input type="radio" name="kind" value="${kind}"${kind === 'all' ? ' checked' : ''}> ${label} ${kind === 'all' ? formatCount(lines.length) : formatCount(lines.filter((line) => line.kind === kind).length)}</label>`).join('')}
<input id="search" type="search" placeholder="search" aria-label="Search the cases"> <span id="shown" class="faint" role="status"></span></div>
${chunks.map((chunk) => `<div class="chunk">${chunk.map(caseHtml).join('\n')}</div>`).join('\n')}
</section>`;
}

function caseHtml({ case: one, kind, baseline, candidate, why }: CaseLine): string {
  return `<details class="case" data-kind="${kind}"><summary><span class="kind">${kind}</span> <b>${escapeHtml(one.id)}</b> <span class="faint">${one.severity}</span> ${baseline} → ${candidate} <span class="why">${escapeHtml(why)}</span></summary>${detailsHtml(one)}</details>`;
}

function detailsHtml(one: EvalCaseResult): string {
  const about = [one.description, one.tags.length === 0 ? undefined : `tags ${one.tags.join(', ')}`, one.owner === undefined ? undefined : `owner ${one.owner}`, `${one.place.path}:${one.place.line}`];
  return `<p class="faint">${about.flatMap((text) => (text === undefined ? [] : [escapeHtml(text)])).join(' · ')}</p><ul>${[...one.baseline, ...one.candidate].map(rowHtml).join('')}</ul>`;
}

function rowHtml({ side, repeat, outcome, error, assertions }: JudgedRow): string {
  const figures = outcome === undefined ? escapeHtml(error ?? '') : `${outcome.passed ? 'passed' : 'failed'}, score ${Number(outcome.score.toFixed(3))}, ${formatMs(outcome.latencyMs)}${outcome.coldCostUsd === undefined ? '' : `, ${formatUsd(outcome.coldCostUsd)}`}`;
  const shown = assertions.map((each) => `<li>${'missing' in each ? '?' : each.pass ? '✓' : '✖'} ${escapeHtml(each.name ?? each.type)}: ${escapeHtml('missing' in each ? each.missing : each.reason)}</li>`);
  return `<li>${side} ${repeat + 1}: ${figures}<ul>${shown.join('')}</ul></li>`;
}

const evalCss = `
.verdict { border: 1px solid var(--line); border-left: 6px solid var(--faint); border-radius: 6px; padding: .75rem 1rem; margin-bottom: 1rem; }
.verdict[data-decision=promote] { border-left-color: #1a7f37; } .verdict[data-decision=hold] { border-left-color: #cf222e; }
.verdict .suite { font-weight: normal; } .reasons { padding-left: 1.2rem; margin: .5rem 0; }
.filters { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; margin: .5rem 0; position: sticky; top: 0; background: var(--page); padding: .4rem 0; }
.chunk { content-visibility: auto; contain-intrinsic-size: auto 1600px; }
.case { border-bottom: 1px solid var(--line); } .case[hidden] { display: none; } .case > summary { cursor: pointer; padding: .25rem 0; overflow-wrap: anywhere; }
.kind { display: inline-block; min-width: 6.5em; } .case[data-kind=regression] .kind, .case[data-kind=error] .kind { color: var(--removed-text); background: var(--removed); border-radius: 4px; padding: 0 .3em; }
.why { color: var(--faint); }
`;
