import { at, isJsonList, type JsonObject } from '../schemaValue.ts';
import { without } from '../schemaValue.ts';

/** The same schema, or null: in the shortest way that its keywords allow. */
export function nullable(schema: JsonObject): JsonObject {
  const type = at(schema, 'type');
  const branches = at(schema, 'anyOf');
  const simple = ['$ref', 'const', 'oneOf', 'allOf', 'not', 'if'].every((key) => !Object.hasOwn(schema, key));
  if (simple && branches === undefined && (typeof type === 'string' || isJsonList(type) || isJsonList(at(schema, 'enum')))) {
    const types = typeof type === 'string' ? [type] : isJsonList(type) ? type : undefined;
    return { ...schema, ...(types === undefined ? {} : { type: withNull(types, 'null') }), ...enumOf(schema) };
  }
  if (simple && isJsonList(branches) && ['type', 'enum', 'properties', 'items'].every((key) => !Object.hasOwn(schema, key))) {
    return { ...schema, anyOf: [...branches, { type: 'null' }] };
  }
  const { description } = schema;
  const inner = without(schema, 'description');
  return { ...(description === undefined ? {} : { description }), anyOf: [inner, { type: 'null' }] };
}

function enumOf(schema: JsonObject): JsonObject {
  const values = at(schema, 'enum');
  return isJsonList(values) ? { enum: withNull(values, null) } : {};
}

function withNull<Value>(values: readonly Value[], none: Value): readonly Value[] {
  return values.includes(none) ? values : [...values, none];
}
