import { at, isJsonList, isJsonObject, without, type JsonObject, type JsonValue } from '../schemaValue.ts';
import { propertyNames } from './kinds.ts';
import { sampleOf } from './sampleValues.ts';

const plain: readonly JsonValue[] = ['', 'x', 'not-one', 'x'.repeat(300), 0, 1, -1, 0.5, 1e9, -1e9, true, null, [], {}];

/** Values in which two schemas may differ: those that either takes, and ones that are just not such. */
export function variations(schemas: readonly JsonObject[], root: JsonObject): readonly JsonValue[] {
  const samples = schemas.map((schema) => sampleOf(schema, root));
  return [...samples, ...samples.flatMap((sample) => changed(sample, schemas, root)), ...plain];
}

function changed(sample: JsonValue, schemas: readonly JsonObject[], root: JsonObject): readonly JsonValue[] {
  if (typeof sample === 'number') return neighbours(schemas);
  if (isJsonList(sample)) return [[], sample.slice(0, 1), [...sample, ...sample], Array.from({ length: 101 }, () => sample[0] ?? null)];
  if (!isJsonObject(sample)) return [];
  const names = schemas.flatMap(propertyNames);
  return [
    ...names.map((name) => without(sample, name)),
    ...names.map((name) => ({ ...sample, [name]: null })),
    { ...sample, other: 'x' },
    // What a union takes when more than one of its branches does.
    Object.assign({}, ...schemas.flatMap((schema) => branchesOf(schema).map((branch) => sampleOf(branch, root))).filter(isJsonObject)) as JsonObject,
  ];
}

function neighbours(schemas: readonly JsonObject[]): readonly number[] {
  return schemas.flatMap((schema) => ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].flatMap((key) => {
    const bound = at(schema, key);
    return typeof bound === 'number' ? [bound - 1, bound, bound + 1, bound + 0.5] : [];
  }));
}

function branchesOf(schema: JsonObject): readonly JsonValue[] {
  return ['oneOf', 'anyOf', 'allOf'].flatMap((key) => {
    const branches = at(schema, key);
    return isJsonList(branches) ? branches : [];
  });
}
