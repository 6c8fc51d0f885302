import type { SchemaRuleId } from '../../core/toolSchemas/rules/ruleId.ts';
import type { StrictChange } from '../../core/toolSchemas/strict/types.ts';

const titles: Readonly<Partial<Record<SchemaRuleId, string>>> = {
  'schema/root-object': 'Make the root an object',
  'schema/root-union': 'Move the union into a property',
  'schema/closed-object': 'Add "additionalProperties": false',
  'schema/required': 'Require every property, nullable where it was optional',
  'schema/required-extra': 'Take names out of "required" that are no properties',
  'schema/object-properties': 'Add empty "properties" and "required"',
  'schema/missing-type': 'Add the type that its keywords speak of',
  'schema/array-items': 'Turn the list by places into a list of equal items',
  'schema/ref-siblings': 'Write the definition out in place of "$ref"',
  'schema/all-of-ref': 'Merge "allOf" into the schema',
  'schema/strict': 'Add "strict": true',
};

/** What a quick fix is called. */
export function fixTitle(rule: SchemaRuleId, changes: readonly StrictChange[]): string {
  const title = titles[rule] ?? (rule === 'schema/keyword' ? keywordTitle(changes) : undefined);
  if (title !== undefined) return title;
  const moved = changes.flatMap((change) => change.moved ?? []);
  if (moved.length > 0) return `Move ${moved.map((name) => `"${name}"`).join(', ')} into the description`;
  return changes[0]?.what.replace(/\.$/, '') ?? `Mend ${rule}`;
}

/** Where a keyword that is rejected has another form; undefined where only words are left of it. */
function keywordTitle(changes: readonly StrictChange[]): string | undefined {
  if (changes.some(({ moved }) => moved === 'oneOf')) return 'Change "oneOf" to "anyOf"';
  return changes.some(({ moved, before }) => moved === undefined && Object.hasOwn(before, 'allOf')) ? titles['schema/all-of-ref'] : undefined;
}
