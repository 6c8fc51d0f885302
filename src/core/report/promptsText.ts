import { severities } from '../scan/severity.ts';
import { alignedLines } from './alignedLines.ts';
import { printableLine } from './printableText.ts';
import type { PromptRow, PromptsReport } from '../prompts/promptRows.ts';
import { promptKey } from '../prompts/promptRows.ts';
import { plain, type Paint } from './types.ts';

/** A table of prompts, their findings by file, then one line of figures unless `summary` is false. */
export function promptsToText(report: PromptsReport, options: { readonly paint?: Paint; readonly summary?: boolean } = {}): string {
  const paint = options.paint ?? plain;
  const findings = alignedLines(report.rows.map(({ path, findings: found }) => ({
    path, lines: found.map(({ line, column, severity, message, rule }) => ({ place: `${line}:${column}`, severity, message: printableLine(message), rule })),
  })), paint);
  const parts = [table(report.rows, paint), findings, ...(options.summary === false ? [] : [`${paint('strong', promptsSummary(report))}\n`])];
  return parts.filter((part) => part !== '').join('\n');
}

/** Such as `2 prompts in 3 files: 1 error, 2 hints`. */
export function promptsSummary({ rows, complete }: PromptsReport): string {
  const all = rows.flatMap(({ findings }) => findings);
  const counts = severities.map((severity) => ({ severity, n: all.filter((finding) => finding.severity === severity).length })).filter(({ n }) => n > 0)
    .map(({ severity, n }) => (severity === 'info' ? `${n} info` : count(n, severity)));
  const head = rows.length === 0 ? 'No prompt found: neither prompts/NAME/VERSION.md nor .prompt, .prompty, .prompt.yml or a prompt’s .hbs' : `${count(new Set(rows.map(promptKey)).size, 'prompt')} in ${count(rows.length, 'file')}: ${counts.join(', ') || 'no findings'}`;
  return complete ? head : `${head} · stopped before the end`;
}

const longestPath = 60;

function table(rows: readonly PromptRow[], paint: Paint): string {
  if (rows.length === 0) return '';
  const cells = rows.map((row) => [row.path, versionCell(row), modelCell(row), `${row.tokens.toLocaleString('en-US')} tokens`].map(printableLine));
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0).filter((width) => column > 0 || width <= longestPath), 0));
  return cells.map(([path = '', version = '', model = '', tokens = '']) =>
    `${paint('path', path)}${' '.repeat(Math.max(0, (widths[0] ?? 0) - path.length))}  ${version.padEnd(widths[1] ?? 0)}  ${model.padEnd(widths[2] ?? 0)}  ${paint('faint', tokens)}\n`).join('');
}

function versionCell({ version, state, format }: PromptRow): string {
  return state === undefined ? [format, version].filter(Boolean).join(' ') : `${version ?? ''} ${state}`;
}

function modelCell({ model, resolvedModel }: PromptRow): string {
  return model === undefined ? 'no model' : resolvedModel === undefined ? model : `${model} → ${resolvedModel}`;
}

function count(n: number, one: string): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : `${one}s`}`;
}
