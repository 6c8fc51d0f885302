import data from './data/parameters.json' with { type: 'json' };
import type { ModelIdentity } from './identity.ts';
import { recordOf } from '../views/record.ts';
import type { RejectedParameter } from './rejectedParameter.ts';

type Parameters = Readonly<Record<string, unknown>>;
type Condition = (parameters: Parameters, names: readonly string[]) => readonly string[];

/** What `when` of a row means: those of the row's parameters that the API would reject. */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  given: (parameters, names) => names.filter((name) => isGiven(parameters[name])),
  // top_k is unset by default, so that any value of it differs.
  'not default': (parameters, names) => names.filter((name) => isGiven(parameters[name]) && (name === 'top_k' || parameters[name] !== 1)),
  both: (parameters, names) => (names.every((name) => isGiven(parameters[name])) ? names.slice(0, 1) : []),
  'has budget_tokens': (parameters, names) => names.filter((name) => 'budget_tokens' in recordOf(parameters[name])),
  'type disabled': (parameters, names) => names.filter((name) => recordOf(parameters[name])['type'] === 'disabled'),
  minimal: (parameters, names) => names.filter((name) => parameters[name] === 'minimal'),
};

/** What Claude and Gemini models answer with a 400, by the rows of `parameters.json`; each parameter once. Names are the vendor's own. */
export function rejectedByOtherVendors({ vendor, family }: ModelIdentity, parameters: Parameters): readonly RejectedParameter[] {
  const rejected = new Map<string, RejectedParameter>();
  for (const row of data.otherVendors.filter((candidate) => candidate.vendor === vendor && new RegExp(candidate.match).test(family))) {
    for (const name of CONDITIONS[row.when]?.(parameters, row.parameters) ?? []) {
      if (rejected.has(name)) continue;
      const reason = row.reason.replace('{model}', family).replace('{name}', name);
      rejected.set(name, { name, reason, evidence: 'documented', source: data.sources[row.source as keyof typeof data.sources] });
    }
  }
  return [...rejected.values()];
}

/** Whether every row's `when` has a meaning; a slip in the data is found by a test, not by a user. */
export function knowsCondition(when: string): boolean {
  return Object.hasOwn(CONDITIONS, when);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
