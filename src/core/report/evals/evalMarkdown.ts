import type { EvalResult } from '../../evals/runner/evalResult.ts';
import { escapeMarkdown, markdownCode } from '../escapeMarkdown.ts';
import { worstLines, type CaseLine } from './caseLines.ts';
import { overviewHeads, overviewRows } from './evalOverview.ts';
import { codeParts } from '../../views/codeParts.ts';
import { differenceHeads, gateHeads, testHeads } from '../../views/verdict.ts';
import { evalSummary, testCells, type EvalSummary } from './evalSummary.ts';

/** Cases named of each suite in a comment on a pull request: fewer of many suites. */
const casesListed = [15, 3, 0] as const;
/** GitHub takes 65,536 characters; a marker and a note must fit in too. */
const longestComment = 60_000;

/** For a pull request: the decision first, its reasons and what to do, then the gate, what it changes and the cases to look at. */
export function evalToMarkdown(results: readonly EvalResult[]): string {
  if (results.length === 0) return 'No suite was run: nothing that one depends on has changed.\n';
  const summaries = results.map(evalSummary);
  const overview = table(overviewHeads, overviewRows(results, summaries).map(({ title, label, pValue, reason }) => [title, label, pValue, reason]));
  const written = (most: number): string => [...overview, ...results.map((result, index) => suiteMarkdown(summaries[index] ?? evalSummary(result), most))].join('\n');
  const fitting = casesListed.map(written).find((text) => text.length <= longestComment);
  return fitting ?? `${[...overview, ''].join('\n').slice(0, longestComment)}\nThe rest is too long for a comment: see the run's HTML report.\n`;
}

function suiteMarkdown({ title, view, models, roles, sideHeads, heldAgainst, asked, notes, gate, effects, counts, pattern, lines }: EvalSummary, most: number): string {
  const escape = escapeMarkdown;
  return [
    `### ${view.label}: ${escape(title)}`,
    '',
    `**${escape(view.headline)}**`,
    '',
    `${markdownCode(models.baseline)} (${escape(roles.baseline)}) → ${markdownCode(models.candidate)} (${escape(roles.candidate)}) · ${asked.map(escape).join(' · ')}`,
    '',
    ...(heldAgainst === undefined ? [] : [escape(heldAgainst), '']),
    ...notes.map((note) => `> ${escape(note)}\n`),
    ...view.reasons.map((reason) => `- ${escape(reason)}`),
    '',
    ...(view.sure === undefined ? [] : [`**How sure:** ${escape(view.sure)}`, '']),
    `**Next:** ${codeParts(view.next).map(({ text, code }) => (code ? markdownCode(text) : escape(text))).join('')}`,
    '',
    ...table(gateHeads, gate.map(({ label, observed, limit, mark, outcome }) => [label, observed, limit, `${mark} ${outcome}`])),
    ...table(['Speed and cost', ...sideHeads, ...differenceHeads], effects.map(({ label, baseline, candidate, delta, interval }) => [label, baseline, candidate, delta, interval])),
    `${counts} · regressions: ${view.regressionCounts}`,
    '',
    ...(view.flaky === '' ? [] : [`Flaky: ${escape(view.flaky)}`, '']),
    ...(pattern === undefined ? [] : [escape(pattern), '']),
    ...casesTable(worstLines(lines), most),
    ...(most === 0 || view.tests.length === 0 ? [] : ['<details><summary>All figures</summary>', '', ...table(['Figure', ...sideHeads, ...differenceHeads], view.figures.map(({ label, baseline, candidate, delta, interval }) => [label, baseline, candidate, delta, interval])), ...table(testHeads, view.tests.map(testCells)), '</details>', '']),
    `<sub>${escape(view.method)}</sub>`,
    '',
  ].join('\n');
}

function casesTable(worst: readonly CaseLine[], most: number): readonly string[] {
  const rows = worst.slice(0, most).map(({ case: { id, severity }, kind, flaky, baseline, candidate, why }) =>
    [id, severity, flaky ? `${kind}, flaky` : kind, `${baseline} → ${candidate}`, why.replaceAll(/\s+/g, ' ').slice(0, 200)]);
  return [...table(['Case', 'Severity', '', 'Passed', 'Why'], rows), ...(worst.length > most ? [`${most === 0 ? '' : 'and '}${worst.length - most} ${most === 0 ? 'cases to look at' : 'more'}`, ''] : [])];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '---|').join('')}`, ...rows.map((cells) => line(cells.map(escapeMarkdown))), ''];
}
