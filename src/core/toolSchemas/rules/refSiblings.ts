import { has, nameOf, placeOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

/** Beside a root `$ref` they are where it leads, not what it says. */
const containers: ReadonlySet<string> = new Set(['$ref', '$defs', 'definitions', '$schema', '$id']);

export const refSiblings: SchemaRule = {
  id: 'schema/ref-siblings',
  short: 'A $ref stands alone.',
  help: 'Move the other keywords into the definition, or write the definition out here.',
  *check({ sites, profile }) {
    for (const { node, pointer } of sites) {
      if (node.kind !== 'object' || !has(node, '$ref')) continue;
      const beside = node.entries.map(({ key }) => key.name).filter((name) => !containers.has(name));
      if (beside.length === 0) continue;
      const list = beside.map((name) => `'${name}'`).join(', ');
      yield { pointer, range: placeOf(node, '$ref'), message: `${nameOf(pointer)} has more than its $ref; ${profile.api} answers: $ref cannot have keywords {${list}}` };
    }
  },
};
