import { at, without } from '../schemaValue.ts';
import { definitionOf } from './references.ts';
import type { Transformation } from './types.ts';

/** A root that only refers to a definition becomes that definition. */
export const inlineRoot: Transformation = (schema, { pointer, root, profile }) => {
  if (pointer !== '' || profile.rules['schema/root-object'] === undefined || at(schema, '$ref') === undefined) return [];
  const definition = definitionOf(schema, root, '/');
  // What the root and the definition both say would be said twice.
  if (definition === undefined || Object.keys(definition).some((key) => key !== '$ref' && Object.hasOwn(schema, key))) return [];
  return [{ rule: 'schema/root-object', what: `The definition ${JSON.stringify(at(schema, '$ref'))} is written out at the root.`, schema: { ...definition, ...without(schema, '$ref') } }];
};
