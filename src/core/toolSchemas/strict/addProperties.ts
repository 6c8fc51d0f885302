import { at, isJsonList, isJsonObject, type JsonObject } from '../schemaValue.ts';
import { isObject } from './kinds.ts';
import type { Step, Transformation } from './types.ts';

/** The root of a tool without arguments says so. An inner object without properties is free-form: what would go there is not known. */
export const addProperties: Transformation = (schema, { profile, pointer }) => {
  const rest = at(schema, 'additionalProperties');
  const free = rest !== undefined && rest !== false;
  if (profile.rules['schema/object-properties'] === undefined || !isObject(schema) || pointer !== '' || free || Object.hasOwn(schema, 'patternProperties')) return [];
  const steps: Step[] = [];
  let next: JsonObject = schema;
  if (at(next, 'properties') === undefined) {
    next = { ...next, properties: {} };
    steps.push({ rule: 'schema/object-properties', what: 'Without properties it has none: "properties" is {}.', schema: next });
  }
  const properties = at(next, 'properties');
  if (isJsonObject(properties) && Object.keys(properties).length === 0 && !isJsonList(at(next, 'required'))) {
    next = { ...next, required: [] };
    steps.push({ rule: 'schema/object-properties', what: '"required" is [].', schema: next });
  }
  return steps;
};
