import { entryOf } from '../schemaNode.ts';
import { nameOf, placeOf, typesOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

const known: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'integer', 'object', 'array', 'null']);

export const unknownType: SchemaRule = {
  id: 'schema/unknown-type',
  short: 'A type is string, number, boolean, integer, object, array or null.',
  help: 'Take the type of JSON Schema; what is more precise goes into format or description.',
  restsOn: ['type'],
  *check({ sites, profile }) {
    for (const { node, pointer } of sites) {
      if (entryOf(node, 'type') === undefined) continue;
      const types = typesOf(node);
      const wrong = types.filter((type) => !known.has(type));
      if (types.length > 0 && wrong.length === 0) continue;
      const what = wrong.length > 0 ? `of type "${wrong.join('", "')}"` : 'of a type that is no name';
      yield { pointer, range: placeOf(node, 'type'), message: `${nameOf(pointer)} is ${what}, which JSON Schema does not know; ${profile.api} rejects the schema` };
    }
  },
};
