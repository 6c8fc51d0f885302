import { expect, it } from 'vitest';
import { calleePath } from '../../../../src/core/scan/context.ts';

it.each([
  ['f', 'f'],
  ['a.b', 'a.b'],
  ['expect(x(1), [2]).toBe', 'expect().toBe'],
  ['it.each([["a"]])', 'it.each()'],
  ['a\n  .b({ c: 1 })\n  .d', 'a.b().d'],
  ['table["x"].get', 'table[].get'],
  ['new Foo', 'Foo'],
  [')))', ')'],
  ['', ''],
])('%j gives %j', (text, expected) => {
  expect(calleePath(text)).toBe(expected);
});

it('looks at the end of a chain that never ends', () => {
  expect(calleePath(`a${'.b(c)'.repeat(100_000)}.toBe`).endsWith('.b().toBe')).toBe(true);
});
