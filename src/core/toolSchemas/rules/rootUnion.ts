import { has, placeOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const rootUnion: SchemaRule = {
  id: 'schema/root-union',
  short: 'The root of a schema is no anyOf.',
  help: 'Move the anyOf into a property.',
  *check({ root, profile }) {
    if (has(root, 'anyOf')) yield { pointer: '', range: placeOf(root, 'anyOf'), message: `The root may not be an anyOf; ${profile.api} rejects the schema` };
  },
};
