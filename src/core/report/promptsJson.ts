import { bySeverity, severities } from '../scan/severity.ts';
import type { PromptRow, PromptsReport } from '../prompts/promptRows.ts';
import { promptKey } from '../prompts/promptRows.ts';

/** One prompt file a line, nothing else; empty when there is none. */
export function promptsToJsonl({ rows }: PromptsReport): string {
  return rows.map((row) => `${JSON.stringify(publicRow(row))}\n`).join('');
}

/** The whole report as one document; `prompts` has the rows of jsonl. */
export function promptsToJson({ rows, problems, complete }: PromptsReport): string {
  const findings = rows.flatMap((row) => row.findings);
  const counts = Object.fromEntries(severities.toSorted(bySeverity).map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length]));
  const summary = { prompts: new Set(rows.map(promptKey)).size, files: rows.length, findings: findings.length, ...counts };
  return `${JSON.stringify({ version: 1, complete, summary, prompts: rows.map(publicRow), problems }, undefined, 2)}\n`;
}

/** Without what only our own formats need. */
function publicRow({ findings, ...row }: PromptRow): object {
  return { ...row, findings: findings.map(({ rule, severity, message, line, column, endLine, endColumn }) => ({ rule, severity, message, line, column, endLine, endColumn })) };
}
