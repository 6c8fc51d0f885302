import { describe, expect, it } from 'vitest';
import { readYamlSchema } from '../../../../src/core/toolSchemas/readYamlSchema.ts';
import { entryOf, nodeAt } from '../../../../src/core/toolSchemas/schemaNode.ts';

const text = `# a comment
type: object
properties:
  "city name": &text { type: string }
  country: *text
  zip:
    <<: *text
    description: 'Postal code'
required: [city name]
additionalProperties: false
`;

function at(pointer: string): ReturnType<typeof nodeAt> {
  const root = readYamlSchema(text);
  return root && nodeAt(root, pointer);
}

function written(pointer: string): string | undefined {
  const node = at(pointer);
  return node && text.slice(node.range.start, node.range.end);
}

describe('readYamlSchema', () => {
  it('places keys and values as written, quotes included', () => {
    const properties = at('/properties');
    const key = properties && entryOf(properties, 'city name')?.key;
    expect(text.slice(key?.range.start, key?.range.end)).toBe('"city name"');
    expect(written('/properties/zip/description')).toBe("'Postal code'");
    expect(written('/required/0')).toBe('city name');
    expect(at('/additionalProperties')).toMatchObject({ kind: 'scalar', value: false });
  });

  it('gives an alias its own place and the content of its anchor', () => {
    expect(written('/properties/country')).toBe('*text');
    expect(at('/properties/country/type')).toMatchObject({ value: 'string' });
  });

  it('resolves merge keys, and the own key wins', () => {
    expect(at('/properties/zip/type')).toMatchObject({ value: 'string' });
    const own = readYamlSchema('a: &a { type: string }\nb:\n  <<: *a\n  type: number\n');
    expect(own && nodeAt(own, '/b/type')).toMatchObject({ value: 'number' });
    const first = readYamlSchema('a: &a { type: string }\nb: &b { type: number }\nc:\n  <<: [*a, *b]\n');
    expect(first && nodeAt(first, '/c/type')).toMatchObject({ value: 'string' });
  });

  it('keeps a quoted << as a key', () => {
    const root = readYamlSchema('"<<": { type: string }\n');
    expect(root && nodeAt(root, '/<</type')).toMatchObject({ value: 'string' });
  });

  it.each([
    ['half-written', 'a: [1, 2'],
    ['empty', ''],
    ['an alias inside its own anchor', 'a: &a { b: *a }'],
    ['an alias of nothing', 'a: *missing'],
    ['a key that is a map', '? { a: 1 }\n: 2'],
  ])('reads nothing from %s', (_, source) => {
    expect(readYamlSchema(source)).toBeUndefined();
  });

  it('does not unfold aliases without end', () => {
    const lines = Array.from({ length: 12 }, (_, level) => {
      const below = level === 0 ? '1' : `*x${level - 1}`;
      return `x${level}: &x${level} [${Array.from({ length: 10 }, () => below).join(', ')}]`;
    });
    expect(readYamlSchema(lines.join('\n'))).toBeUndefined();
  });

  it('reads nothing from a text nested too deeply, and does not throw', () => {
    expect(readYamlSchema('['.repeat(100_000) + ']'.repeat(100_000))).toBeUndefined();
  });
});
