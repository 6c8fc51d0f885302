import { expect, it } from 'vitest';
import { tokensOf } from '../../../../../src/core/scan/languages/dotenv.ts';

const read = (text: string): readonly string[] =>
  [...tokensOf(text)].map((token) => `${token.kind === 'value' ? token.name : '#'}|${text.slice(token.range.start, token.range.end)}`);

it.each([
  ['A=b', ['A|b']],
  ['A=b # c', ['A|b', '#|# c']],
  ['A=b#c', ['A|b#c']],
  ['A=', ['A|']],
  ['A= # only a comment', ['A|', '#|# only a comment']],
  ['  export A = "b c" # d\r\nB=1', ['A|b c', '#|# d', 'B|1']],
  ['A="x\ny"\nB=z', ['A|x\ny', 'B|z']],
  ['A="x\\"y"', ['A|x\\"y']],
  ["A='x\\'", ['A|x\\']],
  ['A="never closed\nB=1', ['A|"never closed', 'B|1']],
  ['# c\n\nnonsense\n=x\nA=1', ['#|# c', 'A|1']],
])('%j', (text, expected) => {
  expect(read(text)).toEqual(expected);
});
