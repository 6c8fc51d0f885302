import { describe, expect, it } from 'vitest';
import { readJsonSchema } from '../../../../src/core/toolSchemas/readJsonSchema.ts';
import { childPointer, entryOf, nodeAt } from '../../../../src/core/toolSchemas/schemaNode.ts';

const text = `{
  // a comment
  "type": "object",
  "properties": { "a/b~c": { "type": ["string", "null"] } },
}`;

describe('readJsonSchema', () => {
  const root = readJsonSchema(text);
  if (root === undefined) throw new Error('the schema did not parse');

  it('places every key and value as written', () => {
    const entry = entryOf(root, 'type');
    expect(text.slice(entry?.key.range.start, entry?.key.range.end)).toBe('"type"');
    expect(text.slice(entry?.value.range.start, entry?.value.range.end)).toBe('"object"');
  });

  it('follows escaped pointers into objects and arrays', () => {
    const pointer = childPointer(childPointer('/properties', 'a/b~c'), 'type');
    expect(pointer).toBe('/properties/a~1b~0c/type');
    expect(nodeAt(root, `${pointer}/1`)).toMatchObject({ kind: 'scalar', value: 'null' });
    expect(nodeAt(root, `${pointer}/01`)).toBeUndefined();
    expect(nodeAt(root, '/properties/absent/type')).toBeUndefined();
    expect(nodeAt(root, '')).toBe(root);
  });

  it('takes the last of two equal keys', () => {
    const twice = readJsonSchema('{"type": "string", "type": "object"}');
    expect(twice && nodeAt(twice, '/type')).toMatchObject({ value: 'object' });
  });

  it('reads nothing from a half-written or empty text', () => {
    expect(readJsonSchema('{"type": ')).toBeUndefined();
    expect(readJsonSchema('')).toBeUndefined();
  });

  it('reads nothing from a text nested too deeply, and does not throw', () => {
    expect(readJsonSchema('['.repeat(100_000) + ']'.repeat(100_000))).toBeUndefined();
  });
});
