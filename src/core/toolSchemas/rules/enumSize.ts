import { entryOf } from '../schemaNode.ts';
import { nameOf, number, placeOf, textsIn } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const enumSize: SchemaRule = {
  id: 'schema/enum-size',
  short: 'The strings of a long enum are short together.',
  help: 'Shorten the values, or split the enum.',
  *check({ sites, profile }) {
    const limit = profile.limits.longEnum;
    if (limit === undefined) return;
    for (const { node, pointer } of sites) {
      const values = textsIn(entryOf(node, 'enum')?.value);
      const characters = values.reduce((sum, { text }) => sum + text.length, 0);
      if (values.length <= limit.values || characters <= limit.characters) continue;
      yield {
        pointer, range: placeOf(node, 'enum'),
        message: `${nameOf(pointer)} has ${number(values.length)} enum values with ${number(characters)} characters; above ${limit.values} values ${profile.api} takes ${number(limit.characters)} characters`,
      };
    }
  },
};
