import { childPointer } from '../schemaNode.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../schemaValue.ts';
import type { SchemaProfile } from '../types.ts';
import type { Site, StrictChange, Transformation } from './types.ts';

const maps: ReadonlySet<string> = new Set(['properties', '$defs', 'definitions']);
const lists: ReadonlySet<string> = new Set(['anyOf', 'allOf', 'oneOf', 'prefixItems']);

/** The same schema where nothing changed. */
export type Rewritten = { readonly root: JsonObject; readonly changes: readonly StrictChange[] };

/** Applies one transformation everywhere, inner schemas first; or only at one place. */
export function rewriteSchema(root: JsonObject, profile: SchemaProfile, transformation: Transformation, only?: string): Rewritten {
  const changes: StrictChange[] = [];

  function visit(schema: JsonObject, pointer: string): JsonObject {
    let inner = schema;
    for (const [name, value] of Object.entries(schema)) {
      // Most keywords hold no schema.
      if (typeof value !== 'object' || !(maps.has(name) || lists.has(name) || name === 'items')) continue;
      const rewritten = below(name, value, childPointer(pointer, name));
      if (rewritten !== value) inner = { ...inner, [name]: rewritten };
    }
    return only === undefined || only === pointer ? apply(inner, { pointer, root, profile }) : inner;
  }

  function below(name: string, value: JsonValue, pointer: string): JsonValue {
    if (maps.has(name) && isJsonObject(value)) return mapped(value, pointer);
    if ((lists.has(name) || name === 'items') && isJsonList(value)) {
      const items = value.map((item, i) => (isJsonObject(item) ? visit(item, childPointer(pointer, i)) : item));
      return items.some((item, i) => item !== value[i]) ? items : value;
    }
    return name === 'items' && isJsonObject(value) ? visit(value, pointer) : value;
  }

  function mapped(schemas: JsonObject, pointer: string): JsonObject {
    const entries = Object.entries(schemas).map(([name, each]) => [name, isJsonObject(each) ? visit(each, childPointer(pointer, name)) : each] as const);
    return entries.some(([name, each]) => each !== schemas[name]) ? Object.fromEntries(entries) : schemas;
  }

  function apply(schema: JsonObject, site: Site): JsonObject {
    let before = schema;
    for (const { schema: after, ...step } of transformation(schema, site)) {
      changes.push({ ...step, pointer: site.pointer, root, before, after });
      before = after;
    }
    return before;
  }

  return { root: visit(root, ''), changes };
}
