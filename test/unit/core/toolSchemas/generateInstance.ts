import { at, isJsonList, isJsonObject, valueAt, type JsonObject, type JsonValue } from '../../../../src/core/toolSchemas/schemaValue.ts';
import { targetOf } from '../../../../src/core/toolSchemas/strict/references.ts';
import { diceOf, type Random } from './generateSchema.ts';

const absent = Symbol('absent');

/** A value, twice: as it is, and without the properties whose null stands for leaving them out. */
export type Instance = { readonly full: JsonValue; readonly stripped: JsonValue };

/** A value of a strict schema, mostly a valid one. `nullable` are the property schemas that were given null. */
export function generateInstance(root: JsonObject, nullable: ReadonlySet<JsonValue | undefined>, random: Random): Instance {
  const { pick, chance, count } = diceOf(random);
  const same = (value: JsonValue): Instance => ({ full: value, stripped: value });

  function of(schema: JsonValue | undefined, depth: number): Instance {
    if (!isJsonObject(schema) || depth > 12) return same(null);
    const target = targetOf(schema);
    if (target !== undefined) return of(valueAt(root, target), depth + 1);
    const values = at(schema, 'enum');
    if (isJsonList(values)) return same(pick(values));
    const constant = at(schema, 'const');
    if (constant !== undefined) return same(constant);
    const branches = at(schema, 'anyOf');
    if (isJsonList(branches)) return of(depth > 6 ? branches.at(-1) : pick(branches), depth + 1);
    const type = at(schema, 'type');
    return ofType(isJsonList(type) ? pick(depth > 6 && type.includes('null') ? ['null'] : type) : type, schema, depth);
  }

  function ofType(type: JsonValue | undefined, schema: JsonObject, depth: number): Instance {
    switch (type) {
      case 'string': return same(pick(['', 'x', 'ab', 'text', '2026-01-31', 'https://example.com', 'fixed']));
      case 'integer': return same(count(20) - 4);
      case 'number': return same(count(40) / 2 - 4);
      case 'boolean': return same(chance(0.5));
      case 'array': {
        const items = Array.from({ length: count(4) }, () => of(at(schema, 'items'), depth + 1));
        return { full: items.map(({ full }) => full), stripped: items.map(({ stripped }) => stripped) };
      }
      case 'object': return ofObject(schema, depth);
      default: return same(null);
    }
  }

  function ofObject(schema: JsonObject, depth: number): Instance {
    const properties = at(schema, 'properties');
    const entries = isJsonObject(properties) ? Object.entries(properties).map(([name, each]) => ({ name, each, value: of(each, depth + 1) })) : [];
    const kept = entries.flatMap(({ name, each, value }) => {
      const stripped = value.full === null && nullable.has(each) ? absent : value.stripped;
      return stripped === absent ? [] : [[name, stripped as JsonValue] as const];
    });
    return { full: Object.fromEntries(entries.map(({ name, value }) => [name, value.full])), stripped: Object.fromEntries(kept) };
  }
  return of(root, 0);
}
