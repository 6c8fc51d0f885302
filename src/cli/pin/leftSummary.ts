import type { Left } from './choose.ts';

/** How many references stay as they are, by reason, the commonest first; empty where one line has said it already. */
export function leftSummary(left: readonly Pick<Left, 'reason'>[]): string {
  if (left.length < 2) return '';
  const counts = new Map<string, number>();
  for (const { reason } of left) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const lines = [...counts].toSorted(([, a], [, b]) => b - a).map(([reason, count]) => `${String(count).padStart(5)}  ${reason}\n`);
  return `${left.length} left as they are:\n${lines.join('')}`;
}
