import { entryOf } from '../schemaNode.ts';
import { nameOf, placeOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const minItems: SchemaRule = {
  id: 'schema/min-items',
  short: 'minItems is 0 or 1.',
  help: 'Say a larger number in the description.',
  *check({ sites, profile }) {
    for (const { node, pointer } of sites) {
      const value = entryOf(node, 'minItems')?.value;
      if (value?.kind !== 'scalar' || typeof value.value !== 'number' || value.value <= 1) continue;
      yield { pointer, range: placeOf(node, 'minItems'), message: `${nameOf(pointer)} has minItems ${value.value}; ${profile.api} takes 0 or 1` };
    }
  },
};
