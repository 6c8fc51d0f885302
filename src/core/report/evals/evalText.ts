import type { EvalResult } from '../../evals/runner/evalResult.ts';
import { differenceHeads, gateHeads, type VerdictBoundView, type VerdictDecision, type VerdictView } from '../../views/verdict.ts';
import { printableLine } from '../printableText.ts';
import { padText, textWidth } from '../textColumns.ts';
import type { Paint, TextStyle } from '../types.ts';
import { worstLines, type CaseLine } from './caseLines.ts';
import { overviewHeads, overviewRows } from './evalOverview.ts';
import { evalSummary, type EvalSummary } from './evalSummary.ts';

/** Cases listed on a terminal; the other formats have all. */
const mostListed = 20;
const decisionStyles: Readonly<Record<VerdictDecision, TextStyle>> = { promote: 'strong', hold: 'error', notEnoughEvidence: 'warning', incomplete: 'warning' };
const boundStyles: Readonly<Record<VerdictBoundView['state'], TextStyle>> = { met: 'faint', failed: 'error', unsettled: 'warning', unknown: 'warning' };

/** Suites' results for a person: what was decided, why and what to do, then the gate, what it changes, and the cases to look at. */
export function evalToText(results: readonly EvalResult[], paint: Paint): string {
  if (results.length === 0) return 'No suite was run: nothing that one depends on has changed.\n';
  const summaries = results.map(evalSummary);
  const overview = overviewRows(results, summaries).map(({ title, label, pValue, reason }) => [printableLine(title), label, pValue, printableLine(reason)]);
  const [, ...heads] = overviewHeads;
  const table = titled('suite', heads.map((head) => head.toLowerCase()), overview, paint);
  return [...(table.length === 0 ? [] : [`${table.join('\n')}\n`]), ...results.map((result, index) => resultText(summaries[index] ?? evalSummary(result), paint))].join('\n');
}

function resultText(summary: EvalSummary, paint: Paint): string {
  const { title, models, roles, sideHeads, heldAgainst, asked, view, notes, counts, pattern } = summary;
  const lower = (heads: readonly string[]): readonly string[] => heads.map((head) => head.toLowerCase());
  return [
    `${paint('strong', printableLine(title))}   ${models.baseline} (${roles.baseline}) → ${models.candidate} (${roles.candidate})`,
    paint('faint', ` ${asked.map(printableLine).join(' · ')}`),
    ...(heldAgainst === undefined ? [] : [` ${printableLine(heldAgainst)}`]),
    ...decisionLines(view, paint),
    ...notes.map((note) => ` ${paint('warning', printableLine(note))}`),
    ...(view.sure === undefined ? [] : [` ${paint('strong', 'sure')}  ${printableLine(view.sure)}`]),
    ` ${paint('strong', 'next')}  ${printableLine(view.next)}`,
    ...titled('gate', [...lower(gateHeads.slice(1, -1)), ''], summary.gate.map(({ state, label, observed, limit, mark, outcome }) => [`${mark} ${label}`, observed, limit, paint(boundStyles[state], outcome)]), paint),
    ...titled('speed and cost', lower([...sideHeads, ...differenceHeads]), summary.effects.map(({ label, baseline, candidate, delta, interval }) => [label, baseline, candidate, delta, interval]), paint),
    ` ${paint('strong', 'cases')}  ${counts} · regressions: ${view.regressionCounts}`,
    ...(view.flaky === '' ? [] : [`   flaky: ${printableLine(view.flaky)}`]),
    ...(pattern === undefined ? [] : [`   ${printableLine(pattern)}`]),
    ...caseTexts(worstLines(summary.lines), paint),
    '',
  ].join('\n');
}

function decisionLines({ label, decision, headline, reasons }: VerdictView, paint: Paint): readonly string[] {
  const [first = '', ...rest] = [headline, ...reasons].map(printableLine);
  const indent = ' '.repeat(label.length + 3);
  return [` ${paint(decisionStyles[decision], label)}  ${first}`, ...rest.map((reason) => `${indent}${reason}`)];
}

/** A table with a name in its corner; none without rows. The last column is not padded, and may be painted. */
function titled(name: string, heads: readonly string[], rows: readonly (readonly string[])[], paint: Paint): readonly string[] {
  if (rows.length === 0) return [];
  const all = [[name, ...heads], ...rows];
  const widths = heads.map((_, column) => Math.max(...all.map((row) => textWidth(row[column] ?? ''))));
  return all.map((row, index) => {
    const cells = row.map((cell, column) => (column < widths.length ? padText(cell, (widths[column] ?? 0) + (column === 0 && index === 0 ? 2 : 0)) : cell));
    return index === 0 ? ` ${paint('strong', cells.join('  ').trimEnd())}` : `   ${cells.join('  ').trimEnd()}`;
  });
}

function caseTexts(worst: readonly CaseLine[], paint: Paint): readonly string[] {
  const lines = worst.slice(0, mostListed).map(({ case: { id, severity }, kind, flaky, baseline, candidate, why }) =>
    `   ${paint(kind === 'error' ? 'warning' : 'error', kind.padEnd(10))}  ${printableLine(id)}  ${paint('faint', flaky ? `${severity}, flaky` : severity)}  ${baseline} → ${candidate}  ${printableLine(why.replaceAll(/\s+/g, ' ')).slice(0, 300)}`);
  return worst.length > mostListed ? [...lines, paint('faint', `   and ${worst.length - mostListed} more; --format html has all`)] : lines;
}
