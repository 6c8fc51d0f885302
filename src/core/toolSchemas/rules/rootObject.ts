import { has, placeOf, typesOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const rootObject: SchemaRule = {
  id: 'schema/root-object',
  short: 'The root of a schema is of type "object".',
  help: 'Wrap the value in an object with one property.',
  restsOn: ['type'],
  *check({ root, profile }) {
    const types = typesOf(root);
    // A union at the root has a rule of its own.
    if ((types.length === 1 && types[0] === 'object') || (types.length === 0 && has(root, 'anyOf'))) return;
    const got = types.length === 0 ? 'none' : types.join(', ');
    yield { pointer: '', range: placeOf(root, 'type'), message: `The root must be of type "object", this one has ${got === 'none' ? 'no type' : `"${got}"`}; ${profile.api} rejects the schema` };
  },
};
