import { at, isJsonList, isJsonObject, valueAt, type JsonObject, type JsonValue } from '../schemaValue.ts';
import { propertyNames, typesIn } from './kinds.ts';
import { targetOf } from './references.ts';

const deepest = 6;

/**
 * A value that a schema takes, as far as one can be made without search: its own examples first, then the plainest one.
 * To be checked by who needs a valid one.
 */
export function sampleOf(schema: JsonValue | undefined, root: JsonObject, depth = 0): JsonValue {
  if (!isJsonObject(schema) || depth > deepest) return null;
  const target = targetOf(schema);
  if (target !== undefined) return sampleOf(valueAt(root, target), root, depth + 1);
  for (const key of ['enum', 'examples']) {
    const values = at(schema, key);
    if (isJsonList(values) && values[0] !== undefined) return values[0];
  }
  const own = at(schema, 'const') ?? at(schema, 'default');
  if (own !== undefined) return own;
  for (const key of ['anyOf', 'oneOf', 'allOf']) {
    const branches = at(schema, key);
    if (isJsonList(branches) && typesIn(schema).length === 0) return sampleOf(branches[0], root, depth + 1);
  }
  return plainest(typesIn(schema)[0], schema, root, depth);
}

function plainest(type: string | undefined, schema: JsonObject, root: JsonObject, depth: number): JsonValue {
  switch (type) {
    case 'string': return textOf(schema);
    case 'integer': case 'number': return numberOf(schema);
    case 'boolean': return true;
    case 'array': return Array.from({ length: Math.min(Number(at(schema, 'minItems') ?? 1), 5) }, () => sampleOf(at(schema, 'items'), root, depth + 1));
    case 'object': return objectOf(schema, root, depth);
    case undefined: return Object.hasOwn(schema, 'properties') ? objectOf(schema, root, depth) : 'x';
    default: return null;
  }
}

function objectOf(schema: JsonObject, root: JsonObject, depth: number): JsonValue {
  const required = at(schema, 'required');
  const names = propertyNames(schema).filter((name) => depth < 3 || (isJsonList(required) && required.includes(name)));
  return Object.fromEntries(names.map((name) => [name, sampleOf(at(at(schema, 'properties'), name), root, depth + 1)]));
}

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-01-31T12:00:00Z', 'date': '2026-01-31', 'time': '12:00:00Z', 'duration': 'P1D', 'email': 'a@example.com', 'hostname': 'example.com',
  'ipv4': '192.0.2.1', 'ipv6': '2001:db8::1', 'uuid': '123e4567-e89b-12d3-a456-426614174000', 'uri': 'https://example.com',
};

function textOf(schema: JsonObject): string {
  const text = formats[String(at(schema, 'format'))] ?? 'text';
  return text.padEnd(Math.min(Number(at(schema, 'minLength') ?? 0), 10_000), 'x').slice(0, Number(at(schema, 'maxLength') ?? text.length + 10_000));
}

function numberOf(schema: JsonObject): number {
  const least = at(schema, 'minimum');
  const more = at(schema, 'exclusiveMinimum');
  const most = at(schema, 'maximum') ?? at(schema, 'exclusiveMaximum');
  const step = Number(at(schema, 'multipleOf') ?? 1);
  const start = typeof least === 'number' ? Math.ceil(least / step) * step : typeof more === 'number' ? (Math.floor(more / step) + 1) * step : step;
  return typeof most === 'number' && start > most ? Math.floor((most - 1) / step) * step : start;
}
