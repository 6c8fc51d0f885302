import type { ScanReport, ScanRow } from '../../../../src/core/index.ts';

/** A row as a scan of a TypeScript file gives it, with what a test cares about on top. */
export function row(over: Partial<ScanRow>): ScanRow {
  return {
    path: 'src/a.ts', line: 1, column: 1, endLine: 1, endColumn: 7, text: 'gpt-4o', model: 'gpt-4o', vendor: 'openai', channel: 'direct',
    role: 'usage', language: 'typescript', pin: 'floating', findings: [], ...over,
  };
}

/** A finished scan of one file. */
export function report(over: Partial<ScanReport>): ScanReport {
  return {
    rows: [], problems: [], summary: { models: 0, files: 0, retired: 0, floating: 0, pinned: 0, preview: 0, unknown: 0, aliases: 0 },
    filesScanned: 1, durationMs: 410, complete: true, ...over,
  };
}
