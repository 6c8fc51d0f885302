import { entryOf } from '../schemaNode.ts';
import { has, isObjectSchema, propertiesOf, textsIn } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const requiredExtra: SchemaRule = {
  id: 'schema/required-extra',
  short: 'Every name in required is a property.',
  help: 'Remove the name from required, or add the property.',
  restsOn: ['properties'],
  *check({ sites, profile }) {
    for (const { node, pointer } of sites) {
      if (!isObjectSchema(node) && has(node, 'type')) continue;
      const known = new Set(propertiesOf(node).map(({ key }) => key.name));
      for (const { text, range } of textsIn(entryOf(node, 'required')?.value)) {
        if (!known.has(text)) yield { pointer, range, message: `required names '${text}', which is no property; ${profile.api} answers: Extra required key '${text}' supplied` };
      }
    }
  },
};
