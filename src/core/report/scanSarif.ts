import { ruleHelp } from './ruleHelp.ts';
import { sarifLog, type SarifRun } from './sarifLog.ts';
import type { ScanReport } from './types.ts';

/** The findings of a scan as SARIF; accepted ones too, with the reason. */
export function scanToSarif({ rows, problems, complete }: ScanReport, run: SarifRun): string {
  const findings = rows.flatMap((row) => [
    ...row.findings.map((finding) => ({ ...row, ...finding })),
    ...(row.suppressed ?? []).map((finding) => ({ ...row, ...finding, accepted: finding })),
  ]);
  return sarifLog({ rules: ruleHelp, findings, problems, complete }, run);
}
