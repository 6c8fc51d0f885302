import { number, placeOf, propertiesOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const propertyCount: SchemaRule = {
  id: 'schema/property-count',
  short: 'A schema has no more properties than the API takes.',
  help: 'Split the tool, or leave properties out.',
  *check({ root, sites, profile }) {
    const most = profile.limits.properties;
    const count = sites.reduce((sum, { node }) => sum + propertiesOf(node).length, 0);
    if (most !== undefined && count > most) {
      yield { pointer: '', range: placeOf(root), message: `The schema has ${number(count)} properties; ${profile.api} takes ${number(most)}` };
    }
  },
};
