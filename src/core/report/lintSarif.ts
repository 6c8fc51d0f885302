import { schemaProfiles } from '../toolSchemas/profiles.ts';
import { schemaRules } from '../toolSchemas/rules/schemaRules.ts';
import type { SchemaRuleId } from '../toolSchemas/rules/ruleId.ts';
import type { LintReport } from './lintRows.ts';
import { sarifLog, type SarifRule, type SarifRun } from './sarifLog.ts';

const guide = 'https://developers.openai.com/api/docs/guides/structured-outputs';

/** The findings of `lint` as SARIF. */
export function lintToSarif({ rows, problems, complete }: LintReport, run: SarifRun): string {
  const rules: readonly SarifRule[] = [
    ...schemaRules.map(({ id, short, help }) => ({ id, name: nameOf(id), level: schemaProfiles.portable.rules[id] ?? 'error' as const, short, help, uri: guide })),
    { id: 'schema/breaking-change', name: 'BreakingChange', level: 'error', short: 'Arguments that were right stay right.', help: 'Take a new name for the tool, or keep taking what was taken.', uri: guide },
    { id: 'schema/compatible-change', name: 'CompatibleChange', level: 'info', short: 'The arguments changed.', help: 'Read the change; every call that was right stays right.', uri: guide },
  ];
  const findings = rows.map((row) => ({ ...row, text: row.pointer }));
  return sarifLog({ rules, findings, problems, complete }, run);
}

/** `schema/root-object` → `RootObject` */
function nameOf(id: SchemaRuleId): string {
  return id.slice('schema/'.length).split('-').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
}
