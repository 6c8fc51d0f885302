import type { LifecycleRow } from '../models/lifecycle.ts';
import { lifecycleOf } from '../models/lifecycleOf.ts';
import { nearestKnownModel } from '../models/nearest.ts';
import { endpoint } from './rules/endpoint.ts';
import { deprecated } from './rules/deprecated.ts';
import { floating } from './rules/floating.ts';
import { hardCoded } from './rules/hardCoded.ts';
import { misspelled } from './rules/misspelled.ts';
import { retired } from './rules/retired.ts';
import type { Rule, Subject } from './rules/rule.ts';
import { unknown } from './rules/unknown.ts';
import type { Finding, ModelReference, Severity } from './types.ts';

const rules: readonly Rule[] = [retired, deprecated, floating, misspelled, unknown, hardCoded];
const endpointRules: readonly Rule[] = [endpoint];

export type FindingOptions = {
  readonly path: string;
  readonly today: string;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly catalog: readonly LifecycleRow[];
};

/**
 * Findings on one reference. Beside a service that stops, only a `usage` of an id has any: a price table may list a retired model, a branch on one
 * is dead code rather than a call that fails, and an alias is judged where it is defined.
 */
export function findingsOf(reference: ModelReference, { path, today, rules: severities, catalog }: FindingOptions): readonly Finding[] {
  if (reference.endpoint !== undefined) return judge(endpointRules, { reference, path, today, catalog }, severities);
  if (reference.role !== 'usage' || reference.alias !== undefined) return [];
  const { identity } = reference;
  const lifecycle = lifecycleOf(identity, today, catalog);
  const nearest = identity.listed ? undefined : nearestKnownModel(reference.text);
  const subject = { reference, path, today, catalog, ...(lifecycle === undefined ? {} : { lifecycle }), ...(nearest === undefined ? {} : { nearest }) };
  // Nothing calls a rollback today: that it is gone is a finding of its own, `alias/rollback-retired`.
  const applicable = reference.definition?.slot === 'rollback' ? rules.filter(({ id }) => id !== 'model/retired') : rules;
  return judge(applicable, subject, severities);
}

function judge(by: readonly Rule[], subject: Subject, severities: FindingOptions['rules']): readonly Finding[] {
  return by.flatMap((rule) => {
    const found = rule.check(subject);
    const severity = Object.hasOwn(severities, rule.id) ? severities[rule.id] : found?.severity;
    if (found === undefined || severity === undefined || severity === 'off') return [];
    return [{ ...found, rule: rule.id, severity, range: subject.reference.range }];
  });
}
