import { at, isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../schemaValue.ts';
import { targetOf } from './references.ts';
import { valueAt } from '../schemaValue.ts';

/** The types that `type` names. */
export function typesIn(schema: JsonObject): readonly string[] {
  const type = at(schema, 'type');
  if (typeof type === 'string') return [type];
  return isJsonList(type) ? type.filter((each) => typeof each === 'string') : [];
}

/** As the rules see it: it says so, or has properties and says nothing. */
export function isObject(schema: JsonObject): boolean {
  return typesIn(schema).includes('object') || (at(schema, 'type') === undefined && Object.hasOwn(schema, 'properties'));
}

/** The names that a schema declares. */
export function propertyNames(schema: JsonObject): readonly string[] {
  const properties = at(schema, 'properties');
  return isJsonObject(properties) ? Object.keys(properties) : [];
}

/** True when null is certainly taken. */
export function takesNull(schema: JsonValue | undefined, root: JsonObject, seen: ReadonlySet<string> = new Set()): boolean {
  if (!isJsonObject(schema)) return false;
  const target = targetOf(schema);
  if (target !== undefined) return !seen.has(target) && Object.keys(schema).length === 1 && takesNull(valueAt(root, target), root, new Set([...seen, target]));
  const types = typesIn(schema);
  const values = at(schema, 'enum');
  const branches = at(schema, 'anyOf');
  const said = types.length > 0 || isJsonList(values) || isJsonList(branches) || at(schema, 'const') !== undefined;
  return said && (types.length === 0 || types.includes('null')) && (values === undefined || (isJsonList(values) && values.includes(null)))
    && (at(schema, 'const') === undefined || at(schema, 'const') === null)
    && (branches === undefined || (isJsonList(branches) && branches.some((branch) => takesNull(branch, root, seen))))
    && ['oneOf', 'allOf', 'not', 'if'].every((key) => !Object.hasOwn(schema, key));
}
