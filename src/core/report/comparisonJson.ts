import type { Comparison } from '../compare/types.ts';

/** A whole comparison as one document: every figure as a number, times in ms, money in US dollars. */
export function comparisonToJson(comparison: Comparison): string {
  const { baseline, candidate } = comparison;
  const usd = ({ cost }: Comparison['baseline']): number | null => (cost.kind === 'unknown' ? null : cost.usd);
  const [before, after] = [usd(baseline), usd(candidate)];
  const costDelta = before === null || after === null ? null : after - before;
  const perMonth = costDelta === null || comparison.traffic === undefined ? null : costDelta * comparison.traffic.callsPerMonth;
  const document = { version: 1, ...comparison, delta: { costUsd: costDelta, costRatio: costDelta === null || !before || after === null ? null : after / before, costPerMonthUsd: perMonth } };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
