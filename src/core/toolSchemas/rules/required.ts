import { childPointer, entryOf } from '../schemaNode.ts';
import { isObjectSchema, nameOf, placeOf, propertiesOf, textsIn } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const required: SchemaRule = {
  id: 'schema/required',
  short: 'Every property is in required.',
  help: 'Add the names to required; what may be absent becomes nullable: "type": ["string", "null"].',
  restsOn: ['required'],
  *check({ sites, profile, maker }) {
    for (const { node, pointer } of sites) {
      if (!isObjectSchema(node)) continue;
      const names = new Set(textsIn(entryOf(node, 'required')?.value).map(({ text }) => text));
      const absent = propertiesOf(node).filter(({ key }) => !names.has(key.name));
      if (absent.length === 0) continue;
      if (maker === 'Zod') {
        for (const { key } of absent) {
          const at = childPointer(childPointer(pointer, 'properties'), key.name);
          yield { pointer: at, range: key.range, message: `${nameOf(at)} is optional and not nullable; the openai package throws (before release 5 it warns): uses \`.optional()\` without \`.nullable()\` which is not supported by the API` };
        }
        continue;
      }
      const missing = absent.map(({ key }) => key.name);
      const list = missing.slice(0, 5).map((name) => `'${name}'`).join(', ');
      const rest = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
      yield { pointer, range: placeOf(node, 'required'), message: `${nameOf(pointer)} does not require every property; ${profile.api} answers: Missing ${list}${rest}` };
    }
  },
};
