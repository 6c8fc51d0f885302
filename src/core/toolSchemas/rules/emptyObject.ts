import { entryOf } from '../schemaNode.ts';
import { nameOf, placeOf, propertiesOf, typesOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const emptyObject: SchemaRule = {
  id: 'schema/empty-object',
  short: 'An object inside the schema has properties.',
  help: 'Name the properties, or take a string that holds JSON.',
  restsOn: ['properties', '$ref'],
  *check({ sites }) {
    for (const { node, pointer } of sites) {
      // The root of a tool without arguments is meant to be empty.
      if (pointer === '' || !typesOf(node).includes('object') || propertiesOf(node).length > 0 || entryOf(node, '$ref') !== undefined) continue;
      yield { pointer, range: placeOf(node, 'type'), message: `${nameOf(pointer)} is a free-form object: in strict mode only {} is allowed, and what the model would have put there is lost` };
    }
  },
};
