import { csv } from './csv.ts';
import type { ScanReport } from './types.ts';
import type { ScanRow } from '../scan/row.ts';

const columns = [
  'path', 'line', 'column', 'endLine', 'endColumn', 'text', 'model', 'alias', 'endpoint', 'vendor', 'channel', 'role', 'language', 'pin',
] as const satisfies readonly (keyof ScanRow)[];

/** One finding a line, and a line for every reference without one (the cells of its finding are empty). */
export function scanToCsv({ rows }: ScanReport): string {
  const lines = rows.flatMap((row) => {
    const findings = row.findings.length === 0 ? [{ rule: '', severity: '', message: '' }] : row.findings;
    const risk = [row.risk?.level ?? '', row.risk?.reasons.map(({ text }) => text).join('; ') ?? ''];
    return findings.map(({ rule, severity, message, ...own }) => [...columns.map((column) => String({ ...row, ...own }[column] ?? '')), rule, severity, message, ...risk]);
  });
  return csv([[...columns, 'rule', 'severity', 'message', 'risk', 'riskReasons'], ...lines]);
}
