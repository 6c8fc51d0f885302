import { entryOf } from '../schemaNode.ts';
import { nameOf, placeOf, typesOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const arrayItems: SchemaRule = {
  id: 'schema/array-items',
  short: 'Every array has items, and they are one schema.',
  help: 'Add "items" with the schema of an element; a tuple becomes an object.',
  restsOn: ['items'],
  *check({ sites, profile }) {
    for (const { node, pointer } of sites) {
      const items = entryOf(node, 'items')?.value;
      if (!typesOf(node).includes('array') && items?.kind !== 'array') continue;
      if (items === undefined) {
        yield { pointer, range: placeOf(node, 'type'), message: `${nameOf(pointer)} is an array without items; ${profile.api} answers: array schema missing items` };
      } else if (items.kind === 'array') {
        yield { pointer, range: placeOf(node, 'items'), message: `${nameOf(pointer)} lists items one by one; ${profile.api} takes one schema for all of them` };
      }
    }
  },
};
