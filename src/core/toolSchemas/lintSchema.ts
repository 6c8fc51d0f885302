import type { FoundSchema } from './findSchemas.ts';
import { schemaProfiles } from './profiles.ts';
import { schemaRules } from './rules/schemaRules.ts';
import type { SchemaRuleId } from './rules/ruleId.ts';
import type { SchemaNode } from './schemaNode.ts';
import { sitesOf } from './schemaSites.ts';
import type { SchemaFinding, SchemaName, SchemaProfileId, StrictSwitch } from './types.ts';

type LintOptions = { readonly profile: SchemaProfileId; readonly name?: SchemaName; readonly strictSwitch?: StrictSwitch };

/** What is wrong with a schema in strict mode, in the order it is written. `name` is the tool's or the output's own. */
export function lintSchema(root: SchemaNode, { profile: profileId, ...rest }: LintOptions): readonly SchemaFinding[] {
  const profile = schemaProfiles[profileId];
  const schema = { root, profile, sites: sitesOf(root, profile), ...rest };
  return schemaRules
    .flatMap(({ id, check }) => {
      const severity = profile.rules[id];
      return severity === undefined ? [] : Array.from(check(schema), (result) => ({ severity, ...result, rule: id, profile: profileId }));
    })
    .toSorted((a, b) => a.range.start - b.range.start);
}

/** Rules that hold without strict mode too. */
const always: ReadonlySet<SchemaRuleId> = new Set(['schema/root-object', 'schema/name', 'schema/strict']);

/**
 * What is wrong with a schema where it stands. Without `profile` it is judged as the API there would: what only strict mode asks
 * is an info where strict is not set, and nothing where it is false. With `profile` every rule of it holds.
 */
export function lintFound({ root, profile: own, name, strictSwitch, isStrict }: FoundSchema, profile?: SchemaProfileId): readonly SchemaFinding[] {
  const findings = lintSchema(root, {
    profile: profile ?? own, ...(name === undefined ? {} : { name }), ...(strictSwitch === undefined ? {} : { strictSwitch }),
  });
  if (profile !== undefined || isStrict) return findings;
  const kept = strictSwitch?.strict === 'off' ? findings.filter(({ rule }) => always.has(rule)) : findings;
  return kept.map((finding) => (finding.severity === 'hint' || always.has(finding.rule) ? finding : { ...finding, severity: 'info' as const }));
}
