import type { StageResult } from './stage.ts';

/** The table of stages, and the last line that other programs read: `N passed, N failed`. */
export function formatSummary(results: readonly StageResult[]): string {
  const rows = results.map(({ name, passed, failed, skipped = 0, seconds, note }) => [
    name,
    String(passed),
    String(failed),
    String(skipped),
    `${seconds.toFixed(1)} s`,
    note?.split('\n')[0] ?? '',
  ]);
  const table = [['stage', 'passed', 'failed', 'skipped', 'time', ''], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 || column === 5 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd();
  return [...table.map(line), '', totalsLine(results)].join('\n');
}

export function totalsLine(results: readonly StageResult[]): string {
  const sum = (key: 'passed' | 'failed'): number => results.reduce((total, result) => total + result[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
