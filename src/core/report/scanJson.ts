import type { ScanReport } from './types.ts';
import type { ScanRow } from '../scan/row.ts';

/** One reference a line, nothing else; empty when there is none. */
export function scanToJsonl({ rows }: ScanReport): string {
  return rows.map((row) => `${JSON.stringify(publicRow(row))}\n`).join('');
}

/** The whole report as one document; `references` has the rows of jsonl. */
export function scanToJson({ rows, problems, summary, filesScanned, durationMs, complete, known }: ScanReport): string {
  const figures = { ...summary, filesScanned, durationMs: Math.round(durationMs), ...(known === undefined ? {} : { knownFindings: known }) };
  return `${JSON.stringify({ version: 1, complete, summary: figures, references: rows.map(publicRow), problems }, undefined, 2)}\n`;
}

const ownKeys: ReadonlySet<string> = new Set<keyof ScanRow>(['context', 'suppressed', 'facts', 'defines']);

/** The keys that other programs rely on, and none that only our own formats need. */
function publicRow(row: ScanRow): ScanRow {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !ownKeys.has(key))) as ScanRow;
}
