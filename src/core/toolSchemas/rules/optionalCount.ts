import { entryOf, isUnseen } from '../schemaNode.ts';
import { placeOf, propertiesOf, textsIn } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const optionalCount: SchemaRule = {
  id: 'schema/optional-count',
  short: 'A schema has no more optional parameters than a request may have.',
  help: 'Require those that are always there.',
  *check({ root, sites, profile }) {
    const most = profile.limits.optionalProperties;
    const count = sites.reduce((sum, { node }) => {
      if (isUnseen(node, 'required')) return sum;
      const names = new Set(textsIn(entryOf(node, 'required')?.value).map(({ text }) => text));
      return sum + propertiesOf(node).filter(({ key }) => !names.has(key.name)).length;
    }, 0);
    if (most !== undefined && count > most) {
      yield { pointer: '', range: placeOf(root), message: `The schema has ${count} optional parameters; ${profile.api} takes ${most} in a request` };
    }
  },
};
