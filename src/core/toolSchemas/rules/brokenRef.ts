import { nodeAt } from '../schemaNode.ts';
import { localTarget, nameOf, placeOf, textAt } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const brokenRef: SchemaRule = {
  id: 'schema/broken-ref',
  short: 'A $ref leads to something.',
  help: 'Correct the reference, or add the definition.',
  *check({ root, sites, profile }) {
    for (const { node, pointer } of sites) {
      const ref = textAt(node, '$ref');
      const target = ref === undefined ? undefined : localTarget(ref);
      if (target === undefined || nodeAt(root, target) !== undefined) continue;
      yield { pointer, range: placeOf(node, '$ref'), message: `${nameOf(pointer)} refers to "${ref}", and nothing is there; ${profile.api} rejects the schema` };
    }
  },
};
