import type { SchemaNode } from './schemaNode.ts';

/** A schema as `JSON.parse` gives it. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export type JsonObject = { readonly [key: string]: JsonValue };

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Stands for a value that the text does not tell: it equals itself and nothing else, and no editor can write it. */
const opaqueKey = '\u0000opaque';

/** The value a node holds; of a key written twice the last one counts. */
export function valueOf(node: SchemaNode): JsonValue {
  if (node.kind === 'opaque') return { [opaqueKey]: `${node.range.start}:${node.range.end}` };
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'array') return node.items.map(valueOf);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.name, valueOf(value)]));
}

const nowhere = { start: 0, end: 0 };

/** A value as a schema that stands nowhere: every range is 0 to 0. */
export function nodeOf(value: JsonValue): SchemaNode {
  if (isJsonList(value)) return { kind: 'array', range: nowhere, items: value.map(nodeOf) };
  if (!isJsonObject(value)) return { kind: 'scalar', range: nowhere, value };
  if (Object.hasOwn(value, opaqueKey)) return { kind: 'opaque', range: nowhere };
  return { kind: 'object', range: nowhere, entries: Object.entries(value).map(([name, each]) => ({ key: { name, range: nowhere }, value: nodeOf(each) })) };
}

/** True where a value holds one that the text does not tell. */
export function holdsOpaque(value: JsonValue): boolean {
  if (isJsonList(value)) return value.some(holdsOpaque);
  return isJsonObject(value) && (Object.hasOwn(value, opaqueKey) || Object.values(value).some(holdsOpaque));
}

/** Equal as JSON: the order of keys does not count. */
export function sameJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (isJsonList(a)) return isJsonList(b) && a.length === b.length && a.every((each, i) => sameJson(each, b[i]));
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]));
}

/** What a key holds; only own keys count, whatever they are called. */
export function at(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** What a JSON pointer names in a value. */
export function valueAt(root: JsonValue, pointer: string): JsonValue | undefined {
  if (pointer === '') return root;
  return pointer.slice(1).split('/').reduce<JsonValue | undefined>((value, part) => {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isJsonList(value)) return /^(?:0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
    return at(value, key);
  }, root);
}

/** The object without some keys. */
export function without(object: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
