import { promptRuleHelp } from './promptRuleHelp.ts';
import type { PromptsReport } from '../prompts/promptRows.ts';
import { sarifLog, type SarifRun } from './sarifLog.ts';

/** The findings of `prompts` as SARIF. */
export function promptsToSarif({ rows, problems, complete }: PromptsReport, run: SarifRun): string {
  const findings = rows.flatMap(({ path, findings: found }) => found.map((finding) => ({ ...finding, path, text: '' })));
  return sarifLog({ rules: promptRuleHelp, findings, problems, complete }, run);
}
