import { expect, it } from 'vitest';
import { partsOf } from '../../../../../src/core/scan/languages/markdown.ts';

const read = (text: string): readonly string[] => [...partsOf(text)].map(({ kind, language, start, end }) => `${language ?? kind}:${text.slice(start, end)}`);

it.each([
  ['text', ['prose:text']],
  ['---\na: 1\n---\ntext', ['yaml:a: 1\n', 'prose:\ntext']],
  ['text\n---\na: 1\n---\n', ['prose:text\n---\na: 1\n---\n']],
  ['```py\nx\n```\ny', ['prose:', 'python:x\n', 'prose:y']],
  ['````md\n```py\nx\n```\n````\n', ['prose:', 'prose:```py\nx\n```\n', 'prose:']],
  ['~~~ts\r\nx\r\n~~~\r\n', ['prose:', 'typescript:x\r\n', 'prose:']],
  ['```json\nnever closed', ['prose:', 'json:never closed']],
  ['```\r\n# é\r\nCHAT_MODEL=gpt-4o\r\n\r\nexport B=1\r\n```\r\n', ['prose:', 'dotenv:# é\r\nCHAT_MODEL=gpt-4o\r\n\r\nexport B=1\r\n', 'prose:']],
  ['```\nCHAT_MODEL=gpt-4o\nand then run it\n```\n', ['prose:', 'prose:CHAT_MODEL=gpt-4o\nand then run it\n', 'prose:']],
  ['```text\nCHAT_MODEL=gpt-4o\n```\n', ['prose:', 'prose:CHAT_MODEL=gpt-4o\n', 'prose:']],
  ['```bash Terminal\nx\n```\n', ['prose:', 'bash:x\n', 'prose:']],
  ['> ```unknownlang\n> x\n> ```\n', ['prose:', 'prose:> x\n', 'prose:']],
])('%j', (text, expected) => {
  expect(read(text)).toEqual(expected);
});
