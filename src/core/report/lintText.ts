import { severities } from '../scan/severity.ts';
import { alignedLines } from './alignedLines.ts';
import type { LintReport } from './lintRows.ts';
import { printableLine } from './printableText.ts';
import { plain, type Paint } from './types.ts';

/** Findings grouped by file; then one line of figures unless `summary` is false. */
export function lintToText(report: LintReport, options: { readonly paint?: Paint; readonly summary?: boolean } = {}): string {
  const paint = options.paint ?? plain;
  const files = [...Map.groupBy(report.rows, ({ path }) => path)].map(([path, rows]) => ({
    path,
    lines: rows.map(({ line, column, severity, message, rule }) => ({ place: `${line}:${column}`, severity, message: printableLine(message), rule })),
  }));
  const body = alignedLines(files, paint);
  if (options.summary === false) return body;
  return `${body}${body === '' ? '' : '\n'}${paint('strong', summaryLine(report))}\n`;
}

/** Such as `3 schemas in 2 files: 1 error, 2 hints`. */
function summaryLine({ rows, schemas, unchecked = 0, files, complete }: LintReport): string {
  const counts = severities
    .map((severity) => ({ severity, n: rows.filter((row) => row.severity === severity).length }))
    .filter(({ n }) => n > 0)
    .map(({ severity, n }) => (severity === 'info' ? `${n} info` : count(n, severity)));
  const head = schemas === 0 ? `No schema found in ${count(files, 'file')}` : `${count(schemas, 'schema')} in ${count(files, 'file')}: ${counts.join(', ') || 'no findings'}`;
  const rest = unchecked === 0 ? head : `${head} · ${count(unchecked, 'schema')} not checked: only running the code makes ${unchecked === 1 ? 'it' : 'them'}`;
  return complete ? rest : `${rest} · stopped before the end`;
}

function count(n: number, one: string): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : `${one}s`}`;
}
