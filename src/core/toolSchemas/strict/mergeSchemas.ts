import { at, isJsonList, isJsonObject, sameJson, type JsonObject, type JsonValue } from '../schemaValue.ts';

const annotations: ReadonlySet<string> = new Set(['description', 'title', 'default', 'examples', '$comment', 'deprecated', 'readOnly', 'writeOnly']);

/** One schema that takes what both take; undefined where that cannot be said in one. Of annotations the first one's stay. */
export function mergeSchemas(a: JsonObject, b: JsonObject): JsonObject | undefined {
  if (!fits(a, b) || !fits(b, a)) return undefined;
  let merged = a;
  for (const [key, value] of Object.entries(b)) {
    const own = at(merged, key);
    const both = own === undefined ? value : bothOf(key, own, value);
    if (both === undefined) return undefined;
    merged = { ...merged, [key]: both };
  }
  return merged;
}

function bothOf(key: string, a: JsonValue, b: JsonValue): JsonValue | undefined {
  if (annotations.has(key) || sameJson(a, b)) return a;
  if (key === 'required' && isJsonList(a) && isJsonList(b)) return [...a, ...b.filter((name) => !a.includes(name))];
  if ((key === 'properties' || key === '$defs' || key === 'definitions') && isJsonObject(a) && isJsonObject(b)) {
    return Object.keys(b).every((name) => !Object.hasOwn(a, name) || sameJson(a[name], b[name])) ? { ...a, ...b } : undefined;
  }
  return undefined;
}

/** Where one of them takes no other properties (or all of one kind), the other one may not name any. */
function fits(closed: JsonObject, other: JsonObject): boolean {
  const rest = at(closed, 'additionalProperties');
  const free = at(closed, 'unevaluatedProperties') === undefined && at(closed, 'patternProperties') === undefined;
  if ((rest === undefined || rest === true) && free) return true;
  const known = at(closed, 'properties');
  const names = at(other, 'properties');
  const others = isJsonObject(names) ? Object.keys(names) : [];
  return free && others.every((name) => isJsonObject(known) && Object.hasOwn(known, name));
}
