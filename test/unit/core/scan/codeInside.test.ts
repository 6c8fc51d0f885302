import { describe, expect, it } from 'vitest';
import { readForeignCode } from '../../../../src/core/scan/codeInside.ts';
import { createScanner } from '../../../../src/core/createScanner.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';

const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000 });

async function rolesIn(text: string): Promise<readonly string[]> {
  const { references } = await scanner.scan({ path: 'a.ts', language: 'typescript', text }, new AbortController().signal);
  return references.map((reference) => `${reference.role} ${reference.text}`);
}

const program = 'import { openai } from "@ai-sdk/openai";\nexport const agent = new Agent({ model: openai("gpt-4o") });\nconst m = process.env.MODEL ?? "gpt-4o-mini"; // or gpt-4.1\n';

describe('a program kept in a string', () => {
  it('uses the models it names, with or without code of the generator in it', async () => {
    expect(await rolesIn(`const template = \`${program}\`;`)).toEqual(['usage gpt-4o', 'usage gpt-4o-mini', 'mention gpt-4.1']);
    expect(await rolesIn(`const template = \`${program}\${tail}\`;`)).toEqual(['usage gpt-4o', 'usage gpt-4o-mini', 'mention gpt-4.1']);
  });
  it('is used where it is written to a file', async () => {
    expect(await rolesIn(`await fs.writeFile(path, \`${program}\`);`)).toEqual(['usage gpt-4o', 'usage gpt-4o-mini', 'mention gpt-4.1']);
    expect(await rolesIn(`const files = [{ path: 'a.ts', content: \`${program}\` }];`)).toEqual(['usage gpt-4o', 'usage gpt-4o-mini', 'mention gpt-4.1']);
  });
  it('is a mention where people or a model read it', async () => {
    for (const shown of ['const systemPrompt = ', 'console.log(', 'throw new Error(']) {
      expect(await rolesIn(`${shown}\`${program}\`${shown.endsWith('(') ? ')' : ''};`)).toEqual(['mention gpt-4o', 'mention gpt-4o-mini', 'mention gpt-4.1']);
    }
  });
  it('leaves prose alone, and takes a quoted id that a generator returns', async () => {
    expect(await rolesIn('const help = `Pick a model.\nFor example gpt-4o, or model: "gpt-4.1".\n`;')).toEqual(['mention gpt-4o', 'mention gpt-4.1']);
    expect(await rolesIn('function modelLine() { return `\'openai/gpt-4o-mini\'`; }')).toEqual(['usage openai/gpt-4o-mini']);
  });
});

describe('code of a language that nothing parses', () => {
  it('uses what is given to a model, and leaves comments and other strings alone', () => {
    const dart = "final model = anthropic(apiKey: 'k').chatModel(\n  'claude-sonnet-4-5',\n);\n// chatModel('gpt-4o')\nprint('gpt-4.1');\nmodel: \"gpt-4o-mini\"";
    expect(readForeignCode(dart).map(({ role, text, range }) => `${role} ${text} ${dart.slice(range.start, range.end)}`)).toEqual(['usage gpt-4o-mini gpt-4o-mini', 'usage claude-sonnet-4-5 claude-sonnet-4-5']);
  });
  it('is read in the fences of Markdown, in order', async () => {
    const text = "```dart\nfinal m = llm.chatModel('gpt-4o'); // or gpt-4.1\n```\n";
    const { references } = await scanner.scan({ path: 'a.md', language: 'markdown', text }, new AbortController().signal);
    expect(references.map(({ role, text: id }) => `${role} ${id}`)).toEqual(['usage gpt-4o', 'mention gpt-4.1']);
  });
});
