import { csv } from './csv.ts';
import type { PromptsReport } from '../prompts/promptRows.ts';

const columns = ['path', 'name', 'version', 'state', 'format', 'model', 'resolvedModel', 'owner', 'messages', 'tools', 'tokens'] as const;

/** One finding a line, and a line for every prompt without one (the cells of its finding are empty). */
export function promptsToCsv({ rows }: PromptsReport): string {
  const lines = rows.flatMap((row) => {
    const own = [...columns.map((column) => String(row[column] ?? '')), row.inputs.join(' ')];
    if (row.findings.length === 0) return [[...own, '', '', '', '', '']];
    return row.findings.map(({ rule, severity, message, line, column }) => [...own, rule, severity, message, String(line), String(column)]);
  });
  return csv([[...columns, 'inputs', 'rule', 'severity', 'message', 'line', 'column'], ...lines]);
}
