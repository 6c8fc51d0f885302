import { has, nameOf, placeOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

/** Each says by itself what a value is; where one is not supported, that is another finding. */
const typed = ['type', '$ref', 'anyOf', 'enum', 'const', 'oneOf', 'allOf', 'not', 'if', '$dynamicRef', '$recursiveRef'];

export const missingType: SchemaRule = {
  id: 'schema/missing-type',
  short: 'Every schema has a type, a $ref, an anyOf, an enum or a const.',
  help: 'Add the type.',
  restsOn: ['type'],
  *check({ sites, profile }) {
    for (const { node, pointer } of sites) {
      // The root's type is the root rule's.
      if (pointer === '' || (node.kind === 'object' && typed.some((key) => has(node, key)))) continue;
      const what = node.kind === 'object' ? 'has no type' : 'is no object with a type';
      yield { pointer, range: placeOf(node), message: `${nameOf(pointer)} ${what}; ${profile.api} answers: schema must have a 'type' key` };
    }
  },
};
