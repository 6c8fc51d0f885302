import { cellFigures, type CellFigures } from '../compare/cellFigures.ts';
import { toStructureView } from '../compare/diffViews.ts';
import { pairToolCalls } from '../compare/toolPairs.ts';
import type { Comparison } from '../compare/types.ts';

/**
 * A whole comparison as one document: every figure as a number, times in ms, money in US dollars, null for what is not known.
 * Deltas are between the means of the first cell and of the last.
 */
export function comparisonToJson(comparison: Comparison): string {
  const cells = comparison.cells.map((cell) => ({ ...cell, figures: cellFigures(cell) }));
  const { baseline, candidate, traffic } = comparison;
  const usd = (figures: CellFigures | undefined): number | null => figures?.costUsd?.mean ?? null;
  const [before, after] = [usd(cells[0]?.figures), usd(cells.at(-1)?.figures)];
  const costDelta = before === null || after === null ? null : after - before;
  const document = {
    version: 1,
    ...comparison,
    cells,
    structure: toStructureView(baseline.text, candidate.text) ?? null,
    toolCalls: pairToolCalls(baseline.toolCalls ?? [], candidate.toolCalls ?? []),
    delta: {
      costUsd: costDelta,
      costRatio: costDelta === null || !before || after === null ? null : after / before,
      costPerMonthUsd: costDelta === null || traffic === undefined ? null : costDelta * traffic.callsPerMonth,
    },
  };
  // a whole number that a double cannot hold is written as its digits
  return `${JSON.stringify(document, (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value), 2)}\n`;
}
