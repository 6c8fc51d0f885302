import { nodeAt, type SchemaNode } from '../schemaNode.ts';
import { localTarget, nameOf, placeOf, textAt } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const brokenRef: SchemaRule = {
  id: 'schema/broken-ref',
  short: 'A $ref leads to something.',
  help: 'Correct the reference, or add the definition.',
  *check({ root, sites, profile, document }) {
    for (const { node, pointer } of sites) {
      const ref = textAt(node, '$ref');
      const target = ref === undefined ? undefined : localTarget(ref);
      if (target === undefined || nodeAt(root, target) !== undefined || leadsUnseen(root, target)) continue;
      if (document !== undefined && nodeAt(document, target) !== undefined) {
        // OpenAPI: whoever sends the tool writes the definition out before.
        yield { pointer, range: placeOf(node, '$ref'), severity: 'hint', message: `${nameOf(pointer)} refers to "${ref}" of the document, not of the schema; sent as it is, ${profile.api} rejects it` };
        continue;
      }
      yield { pointer, range: placeOf(node, '$ref'), message: `${nameOf(pointer)} refers to "${ref}", and nothing is there; ${profile.api} rejects the schema` };
    }
  },
};

/** True when the way to a pointer goes where code hides what there is. */
function leadsUnseen(root: SchemaNode, pointer: string): boolean {
  const parts = pointer.split('/').slice(1);
  return parts.some((part, at) => {
    const parent = nodeAt(root, parts.slice(0, at).map((each) => `/${each}`).join(''));
    return parent !== undefined && nodeAt(parent, `/${part}`) === undefined && (parent.kind === 'opaque' || (parent.kind !== 'scalar' && parent.open === true));
  });
}
