import { at, without, type JsonObject } from '../schemaValue.ts';
import { mergeSchemas } from './mergeSchemas.ts';
import { definitionOf, targetOf } from './references.ts';
import type { Transformation } from './types.ts';

/** Beside a `$ref` these say where it leads, not what it says. */
const containers = ['$defs', 'definitions', '$schema', '$id'];
const annotations: ReadonlySet<string> = new Set(['description', 'title', 'default', 'examples', '$comment']);

/**
 * A `$ref` with keywords beside it is written out. One that leads back to itself cannot be: it moves into an `anyOf` of one
 * branch, beside which keywords may stand.
 */
export const inlineRef: Transformation = (schema, { root, pointer, profile }) => {
  const ref = at(schema, '$ref');
  const beside = without(schema, '$ref', ...containers);
  if (profile.rules['schema/ref-siblings'] === undefined || typeof ref !== 'string' || Object.keys(beside).length === 0) return [];
  const definition = definitionOf(schema, root, pointer);
  const merged = definition && mergeSchemas(without(schema, '$ref'), without(definition, ...containers));
  if (merged !== undefined) return [{ rule: 'schema/ref-siblings', what: `The definition "${ref}" is written out beside its other keywords.`, schema: merged }];
  return targetOf(schema) !== undefined && pointer !== '' && onlyAnnotations(beside)
    ? [{ rule: 'schema/ref-siblings', what: `"${ref}" stands in an anyOf, beside which other keywords may stand.`, schema: { ...without(schema, '$ref'), anyOf: [{ $ref: ref }] } }]
    : [];
};

function onlyAnnotations(schema: JsonObject): boolean {
  return Object.keys(schema).every((key) => annotations.has(key));
}
