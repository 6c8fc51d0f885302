import { entryOf } from '../schemaNode.ts';
import { number, placeOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const enumCount: SchemaRule = {
  id: 'schema/enum-count',
  short: 'A schema has no more enum values than the API takes.',
  help: 'Take a string and say in the description what it may be.',
  *check({ root, sites, profile }) {
    const most = profile.limits.enumValues;
    const count = sites.reduce((sum, { node }) => {
      const values = entryOf(node, 'enum')?.value;
      return sum + (values?.kind === 'array' ? values.items.length : 0);
    }, 0);
    if (most !== undefined && count > most) {
      yield { pointer: '', range: placeOf(root), message: `The schema has ${number(count)} enum values; ${profile.api} takes ${number(most)}` };
    }
  },
};
