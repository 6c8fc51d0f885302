import { bySeverity } from '../scan/severity.ts';
import { escapeMarkdown, markdownCode } from './escapeMarkdown.ts';
import type { PromptsReport } from '../prompts/promptRows.ts';
import { promptsSummary } from './promptsText.ts';

/** What fits a comment on a pull request. */
const mostRows = 500;

/** Prompts as one table for an issue or a pull request, their findings as another, the gravest first. */
export function promptsToMarkdown(report: PromptsReport): string {
  const findings = report.rows.flatMap((row) => row.findings.map((finding) => ({ path: row.path, ...finding }))).toSorted((a, b) => bySeverity(a.severity, b.severity));
  const left = Math.max(0, report.rows.length - mostRows) + Math.max(0, findings.length - mostRows);
  return [
    '# Prompts',
    '',
    escapeMarkdown(promptsSummary(report)),
    '',
    ...(report.rows.length === 0 ? [] : [
      '| Prompt | Version | Model | Owner | Tokens |',
      '|---|---|---|---|---|',
      ...report.rows.slice(0, mostRows).map(({ path, version = '', state, model = '', resolvedModel, owner = '', tokens }) =>
        `| ${markdownCode(path)} | ${escapeMarkdown([version, state ?? ''].filter(Boolean).join(' '))} | ${escapeMarkdown(resolvedModel === undefined ? model : `${model} → ${resolvedModel}`)} | ${escapeMarkdown(owner)} | ${tokens.toLocaleString('en-US')} |`),
      '',
    ]),
    ...(findings.length === 0 ? [] : [
      '| Severity | Place | Finding | Rule |',
      '|---|---|---|---|',
      ...findings.slice(0, mostRows).map(({ severity, path, line, column, message, rule }) => `| ${severity} | ${markdownCode(`${path}:${line}:${column}`)} | ${escapeMarkdown(message)} | ${markdownCode(rule)} |`),
      '',
    ]),
    ...(left > 0 ? [`${left.toLocaleString('en-US')} more rows are left out here; the other formats have them all.`, ''] : []),
  ].join('\n');
}
