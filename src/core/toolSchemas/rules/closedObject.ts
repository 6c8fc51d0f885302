import { entryOf } from '../schemaNode.ts';
import { has, isObjectSchema, nameOf, placeOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const closedObject: SchemaRule = {
  id: 'schema/closed-object',
  short: 'Every object has additionalProperties: false.',
  help: 'Add "additionalProperties": false; a map with free keys becomes a list of key and value.',
  restsOn: ['additionalProperties'],
  *check({ sites, profile, maker }) {
    for (const { node, pointer } of sites) {
      const value = entryOf(node, 'additionalProperties')?.value;
      // Without a type, saying what else an object may hold makes it one.
      if (!isObjectSchema(node) && (has(node, 'type') || value === undefined)) continue;
      if (value?.kind === 'scalar' && value.value === false) continue;
      const what = value === undefined ? 'has no additionalProperties' : 'has an additionalProperties other than false';
      const answer = profile.isQuoted === true ? `${profile.api} answers that it is required to be supplied and to be false` : `${profile.api} rejects the schema`;
      yield { pointer, range: placeOf(node, 'additionalProperties'), message: maker === undefined ? `${nameOf(pointer)} ${what}; ${answer}` : `${nameOf(pointer)} takes keys that it does not name; ${maker === 'Zod' ? 'the openai package throws before anything is sent' : answer}` };
    }
  },
};
