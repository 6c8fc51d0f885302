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
  const moved = changes.flatMap((change) => change.moved ?? []);
  if (moved.length > 0) return `Move ${moved.map((name) => `"${name}"`).join(', ')} into the description`;
  const title = titles[rule];
  if (title !== undefined) return title;
  return changes[0]?.what.replace(/\.$/, '') ?? `Mend ${rule}`;
}
