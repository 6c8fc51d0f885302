import type { ScanReport } from './types.ts';

/** One reference a line, nothing else; empty when there is none. */
export function scanToJsonl({ rows }: ScanReport): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** The whole report as one document; `references` has the rows of jsonl. */
export function scanToJson({ rows, problems, summary, filesScanned, durationMs, complete }: ScanReport): string {
  const report = { version: 1, complete, summary: { ...summary, filesScanned, durationMs: Math.round(durationMs) }, references: rows, problems };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
