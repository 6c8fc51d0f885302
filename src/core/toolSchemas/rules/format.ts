import { nameOf, placeOf, textAt } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const format: SchemaRule = {
  id: 'schema/format',
  short: 'A format is one of those that the API knows.',
  help: 'Take one that it knows, or say it in the description.',
  *check({ sites, profile }) {
    for (const { node, pointer } of sites) {
      const value = textAt(node, 'format');
      if (value === undefined || profile.formats.includes(value)) continue;
      yield { pointer, range: placeOf(node, 'format'), message: `${nameOf(pointer)} has format "${value}"; ${profile.isQuoted === true ? `${profile.api} answers: '${value}' is not a valid format` : `${profile.api} rejects it`}` };
    }
  },
};
