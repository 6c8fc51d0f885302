import { at, isJsonList, isJsonObject, without } from '../schemaValue.ts';
import { mergeSchemas } from './mergeSchemas.ts';
import type { Transformation } from './types.ts';

/** A union of one branch at the root is that branch. */
export const unwrapRoot: Transformation = (schema, { pointer, profile }) => {
  const branches = at(schema, 'anyOf');
  const branch = isJsonList(branches) && branches.length === 1 ? branches[0] : undefined;
  if (pointer !== '' || profile.rules['schema/root-union'] === undefined || !isJsonObject(branch)) return [];
  const merged = mergeSchemas(without(schema, 'anyOf'), branch);
  return merged === undefined ? [] : [{ rule: 'schema/root-union', what: 'The union of one branch at the root becomes that branch.', schema: merged }];
};
