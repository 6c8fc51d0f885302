import type { FoundSchema } from './findSchemas.ts';
import { schemaProfiles } from './profiles.ts';
import { schemaRules } from './rules/schemaRules.ts';
import type { SchemaRuleId } from './rules/ruleId.ts';
import { isUnseen, nodeAt, type SchemaNode } from './schemaNode.ts';
import { sitesOf } from './schemaSites.ts';
import type { SchemaFinding, SchemaMaker, SchemaName, SchemaProfileId, StrictSwitch } from './types.ts';

type LintOptions = { readonly profile: SchemaProfileId; readonly name?: SchemaName; readonly strictSwitch?: StrictSwitch; readonly document?: SchemaNode; readonly maker?: SchemaMaker };

/** What is wrong with a schema in strict mode, in the order it is written. `name` is the tool's or the output's own. */
export function lintSchema(root: SchemaNode, { profile: profileId, ...rest }: LintOptions): readonly SchemaFinding[] {
  // What cannot be seen cannot be judged.
  if (root.kind === 'opaque') return [];
  const profile = schemaProfiles[profileId];
  const schema = { root, profile, sites: sitesOf(root, profile), ...rest };
  return schemaRules
    .flatMap(({ id, check, restsOn = [] }) => {
      const severity = profile.rules[id];
      if (severity === undefined) return [];
      const results = restsOn.length === 0 ? [...check(schema)] : [...check(schema)].filter(({ pointer }) => isSeen(root, pointer, restsOn));
      return results.map((result) => ({ severity, ...result, rule: id, profile: profileId }));
    })
    .toSorted((a, b) => a.range.start - b.range.start);
}

function isSeen(root: SchemaNode, pointer: string, keys: readonly string[]): boolean {
  const node = nodeAt(root, pointer);
  return node === undefined || !keys.some((key) => isUnseen(node, key));
}

/** Rules that hold without strict mode too, where an API is asked. */
const always: ReadonlySet<SchemaRuleId> = new Set(['schema/root-object', 'schema/name', 'schema/strict']);

/**
 * What is wrong with a schema where it stands. Without `profile` it is judged as the API there would: what only strict mode asks
 * is an info where strict is not set, and nothing where it is false. With `profile` every rule of it holds.
 */
export function lintFound({ root, profile: own, name, strictSwitch, isStrict, document, maker }: FoundSchema, profile?: SchemaProfileId): readonly SchemaFinding[] {
  const all = lintSchema(root, {
    profile: profile ?? own, ...(name === undefined ? {} : { name }), ...(strictSwitch === undefined ? {} : { strictSwitch }), ...(document === undefined ? {} : { document }),
    // Others than the package openai send what a library makes as they like.
    ...(maker === undefined || !isStrict ? {} : { maker }),
  });
  const findings = maker === undefined ? all : withoutRepeats(all);
  if (profile !== undefined || isStrict) return findings;
  // What a library makes outside strict mode is what its author wrote: nothing refuses it.
  const kept = strictSwitch?.strict === 'off' || maker !== undefined ? findings.filter(({ rule }) => always.has(rule)) : findings;
  // A tool list of MCP goes to no API as it stands, and its specification takes any JSON Schema.
  const isMcp = own === 'openai' && strictSwitch === undefined;
  return kept.map((finding) => (finding.severity === 'hint' || (always.has(finding.rule) && !(isMcp && finding.rule === 'schema/root-object')) ? finding : { ...finding, severity: 'info' as const }));
}

/** A map (`z.record`, `dict[str, int]`), a tuple or a type that brings limits with its format is one thing in the code, and said once. */
function withoutRepeats(findings: readonly SchemaFinding[]): readonly SchemaFinding[] {
  const pointersOf = (rule: SchemaRuleId) => new Set(findings.flatMap((each) => (each.rule === rule ? [each.pointer] : [])));
  const open = pointersOf('schema/closed-object');
  const odd = pointersOf('schema/keyword');
  const formats = new Set(findings.flatMap(({ rule, range }) => (rule === 'schema/format' ? [range.start] : [])));
  return findings.filter(({ rule, pointer, range, severity }) => {
    switch (rule) {
      case 'schema/object-properties': case 'schema/empty-object': return !open.has(pointer);
      case 'schema/array-items': return !odd.has(pointer);
      case 'schema/keyword': return severity !== 'hint' || !formats.has(range.start);
      default: return true;
    }
  });
}
