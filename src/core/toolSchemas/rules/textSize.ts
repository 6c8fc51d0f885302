import { entryOf, type SchemaNode } from '../schemaNode.ts';
import { number, placeOf, propertiesOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const textSize: SchemaRule = {
  id: 'schema/text-size',
  short: 'Names, enum values and const values are short together.',
  help: 'Shorten them, or split the tool.',
  *check({ root, sites, profile }) {
    const most = profile.limits.characters;
    if (most === undefined) return;
    const count = sites.reduce((sum, { node }) => sum + charactersOf(node), 0);
    if (count > most) {
      yield { pointer: '', range: placeOf(root), message: `Names, enum values and const values have ${number(count)} characters; ${profile.api} takes ${number(most)}` };
    }
  },
};

function charactersOf(node: SchemaNode): number {
  const names = [...propertiesOf(node), ...definitions(node, '$defs'), ...definitions(node, 'definitions')].map(({ key }) => key.name.length);
  const values = entryOf(node, 'enum')?.value;
  const constant = entryOf(node, 'const')?.value;
  const scalars = [...(values?.kind === 'array' ? values.items : []), ...(constant === undefined ? [] : [constant])];
  return [...names, ...scalars.map((each) => (each.kind === 'scalar' ? String(each.value).length : 0))].reduce((a, b) => a + b, 0);
}

function definitions(node: SchemaNode, key: string) {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'object' ? value.entries : [];
}
