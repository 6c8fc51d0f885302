import { at, isJsonList, isJsonObject, type JsonObject } from '../schemaValue.ts';
import type { Transformation } from './types.ts';

const typed = ['type', '$ref', 'anyOf', 'oneOf', 'allOf', 'not', 'if', 'enum', 'const', '$dynamicRef', '$recursiveRef'];
/** Keywords that mean something for one type only. */
const speaking: readonly (readonly [type: string, keywords: readonly string[]])[] = [
  ['object', ['properties', 'required', 'additionalProperties', 'patternProperties', 'propertyNames', 'minProperties', 'maxProperties']],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains']],
  ['string', ['minLength', 'maxLength', 'pattern', 'format']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

/** A schema without a type gets the one that its keywords speak of, where they all speak of one. */
export const addType: Transformation = (schema, { profile, pointer }) => {
  if (profile.rules[pointer === '' ? 'schema/root-object' : 'schema/missing-type'] === undefined || typed.some((key) => Object.hasOwn(schema, key))) return [];
  const types = speaking.filter(([, keywords]) => keywords.some((key) => Object.hasOwn(schema, key))).map(([type]) => type);
  const type = types[0];
  if (type === undefined || types.length > 1 || (pointer === '' && type !== 'object') || !isPlain(schema)) return [];
  return [{ rule: pointer === '' ? 'schema/root-object' : 'schema/missing-type', what: `The type is "${type}", of which its keywords speak.`, schema: { type, ...schema } }];
};

function isPlain(schema: JsonObject): boolean {
  const properties = at(schema, 'properties');
  const required = at(schema, 'required');
  return (properties === undefined || isJsonObject(properties)) && (required === undefined || isJsonList(required));
}
