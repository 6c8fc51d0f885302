import { entryOf } from '../schemaNode.ts';
import { has, nameOf, placeOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const allOfRef: SchemaRule = {
  id: 'schema/all-of-ref',
  short: 'An allOf holds no $ref.',
  help: 'Write the definition out in place of the $ref.',
  *check({ sites, profile }) {
    for (const { node, pointer } of sites) {
      const all = entryOf(node, 'allOf')?.value;
      if (all?.kind !== 'array' || !all.items.some((item) => has(item, '$ref'))) continue;
      yield { pointer, range: placeOf(node, 'allOf'), message: `${nameOf(pointer)} has an allOf with a $ref, which ${profile.api} rejects` };
    }
  },
};
