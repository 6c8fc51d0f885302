import { entryOf } from '../schemaNode.ts';
import { isObjectSchema, nameOf, placeOf, propertiesOf, textsIn } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const required: SchemaRule = {
  id: 'schema/required',
  short: 'Every property is in required.',
  help: 'Add the names to required; what may be absent becomes nullable: "type": ["string", "null"].',
  restsOn: ['required'],
  *check({ sites, profile }) {
    for (const { node, pointer } of sites) {
      if (!isObjectSchema(node)) continue;
      const names = new Set(textsIn(entryOf(node, 'required')?.value).map(({ text }) => text));
      const missing = propertiesOf(node).map(({ key }) => key.name).filter((name) => !names.has(name));
      if (missing.length === 0) continue;
      const list = missing.slice(0, 5).map((name) => `'${name}'`).join(', ');
      const rest = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
      yield { pointer, range: placeOf(node, 'required'), message: `${nameOf(pointer)} does not require every property; ${profile.api} answers: Missing ${list}${rest}` };
    }
  },
};
