import { lintSchema } from '../lintSchema.ts';
import { schemaProfiles } from '../profiles.ts';
import type { SchemaRuleId } from '../rules/ruleId.ts';
import { isJsonObject, nodeOf, type JsonValue } from '../schemaValue.ts';
import type { SchemaProfileId } from '../types.ts';
import { addItems } from './addItems.ts';
import { addProperties } from './addProperties.ts';
import { addType } from './addType.ts';
import { closeObject } from './closeObject.ts';
import { describeKeyword } from './describeKeyword.ts';
import { inlineRef } from './inlineRef.ts';
import { inlineRoot } from './inlineRoot.ts';
import { mergeAllOf } from './mergeAllOf.ts';
import { removeExtra } from './removeExtra.ts';
import { replaceOneOf } from './replaceOneOf.ts';
import { requireAll } from './requireAll.ts';
import { rewriteSchema } from './rewriteSchema.ts';
import { unwrapRoot } from './unwrapRoot.ts';
import type { StrictChange, Transformation } from './types.ts';

/** What may mend a finding of a rule, the first that does. */
const fixes: Readonly<Partial<Record<SchemaRuleId, readonly Transformation[]>>> = {
  'schema/root-object': [inlineRoot, addType],
  'schema/root-union': [unwrapRoot],
  'schema/closed-object': [closeObject],
  'schema/required': [requireAll],
  'schema/required-extra': [removeExtra],
  'schema/object-properties': [addProperties],
  'schema/missing-type': [addType],
  'schema/array-items': [addItems],
  'schema/keyword': [replaceOneOf, mergeAllOf, addItems, describeKeyword],
  'schema/format': [describeKeyword],
  'schema/min-items': [describeKeyword],
  'schema/ref-siblings': [inlineRef],
  'schema/all-of-ref': [mergeAllOf],
};

export type FindingFix = { readonly schema: JsonValue; readonly changes: readonly StrictChange[] };

/**
 * The schema with the findings of one rule at one place mended, and nothing else changed; undefined where no change is
 * certain to mend them.
 */
export function fixFinding(schema: JsonValue, finding: { readonly rule: SchemaRuleId; readonly pointer: string }, profileId: SchemaProfileId): FindingFix | undefined {
  if (!isJsonObject(schema)) return undefined;
  const { rule, pointer } = finding;
  const count = (value: JsonValue): number => lintSchema(nodeOf(value), { profile: profileId }).filter((each) => each.rule === rule && each.pointer === pointer).length;
  const before = count(schema);
  for (const transformation of fixes[rule] ?? []) {
    const onlyThis: Transformation = (inner, site) => {
      const steps = transformation(inner, site);
      return steps.every((step) => step.rule === rule) ? steps : [];
    };
    const { root, changes } = rewriteSchema(schema, schemaProfiles[profileId], onlyThis, pointer);
    if (changes.length > 0 && count(root) < before) return { schema: root, changes };
  }
  return undefined;
}
