import { at, isJsonList } from '../schemaValue.ts';
import { isObject, propertyNames } from './kinds.ts';
import type { Transformation } from './types.ts';

/** Names in `required` that are no property go. A fix to choose: it may be the property that is missing. */
export const removeExtra: Transformation = (schema, { profile }) => {
  const required = at(schema, 'required');
  if (profile.rules['schema/required-extra'] === undefined || !isObject(schema) || !isJsonList(required)) return [];
  const known = new Set<unknown>(propertyNames(schema));
  const extra = required.filter((name) => !known.has(name));
  if (extra.length === 0) return [];
  return [{ rule: 'schema/required-extra', what: `${extra.map((name) => `'${String(name)}'`).join(', ')} is no property and not required any more.`, schema: { ...schema, required: required.filter((name) => known.has(name)) } }];
};
