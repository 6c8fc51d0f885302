import type { LintReport, LintRow } from './lintRows.ts';

/** One finding a line, nothing else; empty when there is none. */
export function lintToJsonl({ rows }: LintReport): string {
  return rows.map((row) => `${JSON.stringify(publicRow(row))}\n`).join('');
}

/** The whole report as one document; `diagnostics` has the rows of jsonl. */
export function lintToJson({ rows, problems, schemas, unchecked = 0, files, complete }: LintReport): string {
  return `${JSON.stringify({ version: 1, complete, summary: { schemas, unchecked, files, findings: rows.length }, diagnostics: rows.map(publicRow), problems }, undefined, 2)}\n`;
}

/** The keys that other programs rely on, in the order that is documented. */
function publicRow({ path, line, column, pointer, rule, severity, message, profile }: LintRow): object {
  return { path, line, column, pointer, rule, severity, message, profile };
}
