import * as yaml from 'yaml';
import { describe, expect, it } from 'vitest';
import { hasComplexKey, yamlExcess } from '../../../../src/core/text/yamlBounds.ts';

describe('yamlExcess', () => {
  it.each([
    ['brackets', `a: ${'['.repeat(41)}`, { kind: 'depth', at: 43 }],
    ['a line of entries', `${'- '.repeat(41)}x`, { kind: 'depth', at: 80 }],
    ['indents', `a:\n${' '.repeat(201)}b: 1`, { kind: 'depth', at: 3 }],
    ['pieces', 'a: 1\n'.repeat(200_000), { kind: 'pieces', at: expect.any(Number) as number }],
    ['length', 'x'.repeat(2_000_001), { kind: 'length', at: 0 }],
  ])('names too much of %s, and where', (_name, text, expected) => {
    expect(yamlExcess(text, yaml)).toEqual(expected);
  });
  it.each(['a: "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["', `a: |\n  ${'- '.repeat(60)}\n  ${' '.repeat(300)}x`, `${'[] \n# '.repeat(60)}`, '- - - x\n'.repeat(100)])('lets %j be', (text) => {
    expect(yamlExcess(text, yaml)).toBeUndefined();
  });
});

describe('hasComplexKey', () => {
  it.each([['a: {{x}}', true], ['- a: [ { ? [1] : 2 } ]', true], ['a: { b: [ c ] }', false], ['', false], ['null: 1\n2: 3', false], ['a:\n- b:\n', false]])('%j: %s', (text, expected) => {
    expect(hasComplexKey(yaml.parseDocument(text, { logLevel: 'silent' }).contents, yaml)).toBe(expected);
  });
});
