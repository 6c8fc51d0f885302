import { formatCount } from '../../views/format.ts';
import { escapeHtml } from '../escapeHtml.ts';
import type { CaseLine } from './caseLines.ts';
import { caseData, sortedLines, toRow, type CaseRow } from './evalHtmlData.ts';
import type { EvalSummary } from './evalSummary.ts';

/** Rows that are there without scripts: the worst ones. */
const staticRows = 100;

const filters: readonly (readonly [string, string, (line: CaseLine) => boolean])[] = [
  ['all', 'all', () => true],
  ['regression', 'regressions', ({ kind }) => kind === 'regression'],
  ['win', 'wins', ({ kind }) => kind === 'win'],
  ['flaky', 'flaky', ({ flaky }) => flaky],
  ['error', 'errors', ({ kind }) => kind === 'error'],
  ['same', 'same', ({ kind }) => kind === 'same'],
];

/** Sorted by a press on its head, where it has a key. */
const columns: readonly (readonly [head: string, key: string, width: string])[] = [
  ['Case', 'case', '18%'], ['Severity', 'severity', '6.5rem'], ['Result', 'kind', '8rem'], ['Passed', 'passed', '6.5rem'],
  ['Score', 'score', '7.5rem'], ['Latency, ms', 'latency', '8.5rem'], ['Cost, $', 'cost', '9rem'], ['Why', '', 'auto'],
];

/** Every case: a table with the worst ones in it, and the data from which the script shows them all. */
export function* casesHtml(summaries: readonly EvalSummary[]): Generator<string> {
  const sorted = sortedLines(summaries);
  const heads = columns.map(([head, key]) => `<th scope="col">${key === '' ? head : `<button type="button" data-sort="${key}">${head}</button>`}</th>`);
  yield `<section aria-labelledby="cases">
<h2 id="cases">Cases</h2>
<p class="faint" id="static">Without scripts the worst ${formatCount(Math.min(staticRows, sorted.length))} of ${formatCount(sorted.length)} cases are listed, and filters do nothing.</p>
<div class="filters" role="group" aria-label="Which cases">${filters.map(([kind, label, is], index) =>
    `<label><input type="radio" name="kind" value="${kind}"${index === 0 ? ' checked' : ''}> ${label} ${formatCount(sorted.filter(({ line }) => is(line)).length)}</label>`).join('')}
<input id="search" type="search" placeholder="search ids, tags and reasons" aria-label="Search the cases"> <span id="shown" class="faint" role="status"></span></div>
<div class="all" tabindex="0" role="region" aria-labelledby="cases"><table aria-rowcount="${sorted.length + 1}"><colgroup>${columns.map(([, , width]) => `<col style="width: ${width}">`).join('')}</colgroup>
<thead><tr aria-rowindex="1">${heads.join('')}</tr></thead>
<tbody>${sorted.slice(0, staticRows).map((line, index) => rowHtml(toRow(line), index)).join('\n')}</tbody></table></div>
<div id="detail" tabindex="-1" role="region" aria-label="The case that was opened" hidden></div>
<script type="application/json" id="data">`;
  // JSON that cannot end the element it stands in
  for (const part of caseData(sorted)) yield part.replaceAll('<', String.raw`\u003c`);
  yield '</script>\n</section>';
}

function rowHtml({ id, kind, flaky, severity, cells, why }: CaseRow, index: number): string {
  const shown = [severity, `${kind}${flaky ? ', flaky' : ''}`, ...cells, why];
  return `<tr data-kind="${kind}" aria-rowindex="${index + 2}"><th scope="row">${escapeHtml(id)}</th>${shown.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
}
