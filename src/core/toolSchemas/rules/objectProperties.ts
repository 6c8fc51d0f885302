import { entryOf } from '../schemaNode.ts';
import { isObjectSchema, nameOf, placeOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const objectProperties: SchemaRule = {
  id: 'schema/object-properties',
  short: 'Every object has properties and required, even when they are empty.',
  help: 'A tool without arguments has "properties": {}, "required": [] and "additionalProperties": false.',
  restsOn: ['properties', 'required'],
  *check({ sites, profile }) {
    for (const { node, pointer } of sites) {
      if (!isObjectSchema(node)) continue;
      const properties = entryOf(node, 'properties')?.value;
      if (properties?.kind !== 'object') {
        yield { pointer, range: placeOf(node, 'properties'), message: `${nameOf(pointer)} is an object without properties; ${profile.api} answers: object schema missing properties` };
      } else if (properties.entries.length === 0 && entryOf(node, 'required')?.value.kind !== 'array') {
        // With properties, the rule on required says what is missing.
        yield { pointer, range: placeOf(node), message: `${nameOf(pointer)} has empty properties and no required; ${profile.api} asks for "required": []` };
      }
    }
  },
};
