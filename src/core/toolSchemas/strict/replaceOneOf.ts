import { at, isJsonList } from '../schemaValue.ts';
import type { Transformation } from './types.ts';

/** `oneOf` becomes `anyOf`: the key changes, the branches stay. */
export const replaceOneOf: Transformation = (schema, { profile }) => {
  const branches = at(schema, 'oneOf');
  if (!Object.hasOwn(profile.keywords, 'oneOf') || !isJsonList(branches) || Object.hasOwn(schema, 'anyOf')) return [];
  const renamed = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key === 'oneOf' ? 'anyOf' : key, value]));
  return [{ rule: 'schema/keyword', what: 'oneOf becomes anyOf: a value may match more than one branch.', schema: renamed, moved: 'oneOf' }];
};
