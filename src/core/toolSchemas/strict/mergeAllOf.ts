import { at, isJsonList, isJsonObject, without, type JsonObject } from '../schemaValue.ts';
import { mergeSchemas } from './mergeSchemas.ts';
import { definitionOf } from './references.ts';
import type { Site, Transformation } from './types.ts';

/** An `allOf` becomes one schema, where all of its parts can be said in one. */
export const mergeAllOf: Transformation = (schema, site) => {
  const parts = at(schema, 'allOf');
  if (!isJsonList(parts) || parts.length === 0 || !parts.every(isJsonObject)) return [];
  const refused = Object.hasOwn(site.profile.keywords, 'allOf');
  const refers = parts.some((part) => Object.hasOwn(part, '$ref'));
  if (!refused && !(refers && site.profile.rules['schema/all-of-ref'] !== undefined)) return [];
  let merged: JsonObject | undefined = without(schema, 'allOf');
  for (const part of parts) {
    const plain = resolved(part, site);
    merged = merged === undefined || plain === undefined ? undefined : mergeSchemas(merged, plain);
  }
  if (merged === undefined) return [];
  return [{ rule: refused ? 'schema/keyword' : 'schema/all-of-ref', what: 'The parts of allOf are merged into one schema.', schema: merged }];
};

function resolved(part: JsonObject, { root, pointer }: Site): JsonObject | undefined {
  if (!Object.hasOwn(part, '$ref')) return part;
  const definition = definitionOf(part, root, pointer);
  if (definition === undefined || Object.hasOwn(definition, '$ref')) return undefined;
  return mergeSchemas(without(part, '$ref'), definition);
}
