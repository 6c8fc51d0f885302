import type { RuleId, Severity } from './types.ts';

/** The gravest first. */
export const severities = ['error', 'warning', 'info', 'hint'] as const satisfies readonly Severity[];

/** Sorts the gravest first. */
export function bySeverity(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b);
}

/** The word that says what a rule finds: `retired` of `model/retired`. */
export function ruleWord(rule: RuleId | (string & {})): string {
  return rule.slice(rule.indexOf('/') + 1);
}
