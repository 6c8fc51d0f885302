import { at } from '../schemaValue.ts';
import { isObject, propertyNames } from './kinds.ts';
import type { Transformation } from './types.ts';

/** An object with properties takes no others. A map (other values by free keys) is left: what it holds would be lost. */
export const closeObject: Transformation = (schema, { profile, pointer }) => {
  if (profile.rules['schema/closed-object'] === undefined || !isObject(schema) || Object.hasOwn(schema, 'patternProperties')) return [];
  const rest = at(schema, 'additionalProperties');
  const empty = propertyNames(schema).length === 0;
  // An inner object without properties is a map that says nothing of its values.
  if (rest === false || (rest !== undefined && rest !== true) || (empty && (pointer !== '' || rest === true))) return [];
  const what = rest === true ? 'Other properties were allowed and are not any more.' : 'Other properties are not allowed.';
  return [{ rule: 'schema/closed-object', what, schema: { ...schema, additionalProperties: false } }];
};
