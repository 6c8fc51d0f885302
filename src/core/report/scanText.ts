import { alignedLines, type FindingLine } from './alignedLines.ts';
import { printableLine } from './printableText.ts';
import { plain, type Paint, type ScanReport, type ScanSummary } from './types.ts';
import type { ScanRow } from '../scan/row.ts';

/** Findings grouped by file in aligned columns, the gravest of a place alone; then one line of figures unless `summary` is false. */
export function scanToText(report: ScanReport, options: { readonly paint?: Paint; readonly summary?: boolean } = {}): string {
  const paint = options.paint ?? plain;
  const groups = [...Map.groupBy(report.rows, ({ path }) => path)]
    .map(([path, rows]) => ({ path, lines: rows.flatMap(linesOf).toSorted(byPlace) }));
  const body = alignedLines(groups, paint);
  if (options.summary === false) return body;
  return `${body}${body === '' ? '' : '\n'}${paint('strong', summaryLine(report))}\n`;
}

/** Such as `22 models in 31 files: 2 retired, 14 floating, 6 pinned · oldest date used: 2026-08 · 1,204 files in 0.41 s`. */
export function summaryLine({ summary, filesScanned, durationMs, complete, known = 0 }: ScanReport): string {
  const parts = [
    summary.models === 0 ? 'No model in use' : `${count(summary.models, 'model')} in ${count(summary.files, 'file')}: ${breakdown(summary)}`,
    ...(summary.aliases === 0 ? [] : [count(summary.aliases, 'alias', 'aliases')]),
    ...(summary.oldestDateUsed === undefined ? [] : [`oldest date used: ${summary.oldestDateUsed}`]),
    `${count(filesScanned, 'file')} in ${(durationMs / 1000).toFixed(2)} s`,
    ...(known === 0 ? [] : [`${count(known, 'known finding')} left out`]),
    ...(complete ? [] : ['stopped before the end']),
  ];
  return parts.join(' · ');
}

function breakdown({ retired, floating, pinned, preview, unknown }: ScanSummary): string {
  const optional = [[preview, 'preview'], [unknown, 'unknown']] as const;
  return [
    `${number(retired)} retired`, `${number(floating)} floating`, `${number(pinned)} pinned`,
    ...optional.filter(([n]) => n > 0).map(([n, word]) => `${number(n)} ${word}`),
  ].join(', ');
}

/** Where a place has a warning or an error, its lesser findings (that the id is hard-coded, say) would only repeat it. */
function linesOf({ line, column, findings }: ScanRow): FindingLine[] {
  const here = findings.filter((finding) => finding.line === undefined);
  const grave = here.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const beside = findings.filter((finding) => finding.line !== undefined);
  return [...(grave.length > 0 ? grave : here), ...beside].map(({ severity, message, rule, ...own }) =>
    ({ place: `${own.line ?? line}:${own.column ?? column}`, severity, message: printableLine(message), rule }));
}

/** An argument may stand before or far behind the id that it is judged by. */
function byPlace(a: FindingLine, b: FindingLine): number {
  const [[line = 0, column = 0], [otherLine = 0, otherColumn = 0]] = [a.place.split(':').map(Number), b.place.split(':').map(Number)];
  return line - otherLine || column - otherColumn;
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

function number(n: number): string {
  return n.toLocaleString('en-US');
}
