import { entryOf } from '../schemaNode.ts';
import { has, placeOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const unionCount: SchemaRule = {
  id: 'schema/union-count',
  short: 'A schema has no more unions than a request may have.',
  help: 'Leave a parameter out of required rather than making it nullable.',
  *check({ root, sites, profile }) {
    const most = profile.limits.unions;
    const count = sites.filter(({ node }) => has(node, 'anyOf') || entryOf(node, 'type')?.value.kind === 'array').length;
    if (most !== undefined && count > most) {
      yield {
        pointer: '', range: placeOf(root),
        message: `${profile.api} answers: Schemas contains too many parameters with union types (${count} parameters with type arrays or anyOf) which exceeds the limit: ${most}`,
      };
    }
  },
};
