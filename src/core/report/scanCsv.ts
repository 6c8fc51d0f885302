import type { ScanReport, ScanRow } from './types.ts';

const columns = [
  'path', 'line', 'column', 'endLine', 'endColumn', 'text', 'model', 'alias', 'endpoint', 'vendor', 'channel', 'role', 'language', 'pin',
] as const satisfies readonly (keyof ScanRow)[];

/**
 * One finding a line, and a line for every reference without one (its last three cells are empty). Written as RFC 4180 says, with CRLF.
 * A cell that a spreadsheet would run as a formula starts with a `'`.
 */
export function scanToCsv({ rows }: ScanReport): string {
  const lines = rows.flatMap((row) => {
    const findings = row.findings.length === 0 ? [{ rule: '', severity: '', message: '' }] : row.findings;
    return findings.map(({ rule, severity, message, ...own }) => [...columns.map((column) => cell(String({ ...row, ...own }[column] ?? ''))), cell(rule), cell(severity), cell(message)].join(','));
  });
  return [[...columns, 'rule', 'severity', 'message'].join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
