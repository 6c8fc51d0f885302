import { localTarget, nameOf, placeOf, textAt } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const externalRef: SchemaRule = {
  id: 'schema/external-ref',
  short: 'A $ref leads to a place in the same schema.',
  help: 'Copy what it leads to into $defs and refer to it as #/$defs/name.',
  *check({ sites, profile }) {
    for (const { node, pointer } of sites) {
      const ref = textAt(node, '$ref');
      if (ref === undefined || localTarget(ref) !== undefined) continue;
      yield { pointer, range: placeOf(node, '$ref'), message: `${nameOf(pointer)} refers to "${ref}", outside the schema; ${profile.api} follows only #/… references` };
    }
  },
};
