import { localTarget } from '../schemaParts.ts';
import { isJsonList, isJsonObject, valueAt, type JsonObject, type JsonValue } from '../schemaValue.ts';

/** The pointer that a schema's own `$ref` names inside the document. */
export function targetOf(schema: JsonObject): string | undefined {
  const ref = Object.hasOwn(schema, '$ref') ? schema['$ref'] : undefined;
  return typeof ref === 'string' ? localTarget(ref) : undefined;
}

/** The schema that a `$ref` leads to, with where it stands; undefined where it leads nowhere or into itself. */
export function definitionOf(schema: JsonObject, root: JsonObject, pointer: string): JsonObject | undefined {
  const target = targetOf(schema);
  const definition = target === undefined ? undefined : valueAt(root, target);
  if (target === undefined || !isJsonObject(definition) || holds(target, pointer) || leadsBack(target, root)) return undefined;
  return definition;
}

/** True when following the references below `target` leads to it, or to what holds it. */
export function leadsBack(target: string, root: JsonObject): boolean {
  const seen = new Set<string>([target]);
  for (const pointer of seen) {
    for (const next of referencesIn(valueAt(root, pointer))) {
      if (holds(next, target)) return true;
      seen.add(next);
    }
  }
  return false;
}

function referencesIn(value: JsonValue | undefined): readonly string[] {
  if (isJsonList(value)) return value.flatMap(referencesIn);
  if (!isJsonObject(value)) return [];
  const own = targetOf(value);
  return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap(referencesIn)];
}

function holds(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}
