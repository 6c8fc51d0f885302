import { describe, expect, it } from 'vitest';
import { createSyntaxRuntime } from '../../../../src/core/scan/syntax/runtime.ts';
import type { LanguageId } from '../../../../src/core/scan/types.ts';
import { findDocumentSchemas, isSchemaLanguage } from '../../../../src/core/toolSchemas/documentSchemas.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';
import { RecordingLogger } from '../../extension/inMemoryEditor.ts';

const runtime = createSyntaxRuntime(createGrammarSource(), new RecordingLogger(), 5000);
const { signal } = new AbortController();
const json = '{"type": "function", "name": "find", "parameters": {"type": "object", "properties": {"q": {"type": "string"}}}}';

async function namesIn(text: string, language: LanguageId): Promise<readonly string[]> {
  const document = await findDocumentSchemas({ text, language }, runtime, signal);
  return document.kind === 'read' ? document.found.map(({ name, profile }) => `${name?.text} ${profile}`) : [`${document.kind} at ${document.offset}`];
}

describe('findDocumentSchemas', () => {
  it.each([
    ['json', `[${json}]`],
    ['yaml', `tools:\n  - ${json}\n`],
    ['markdown', `---\ntools:\n  - ${json}\n---\n# User\nHello\n`],
    ['prompt', `---\ntools:\n  - ${json}\n---\nHello\n`],
    ['typescript', `export const tools = [${json}];\n`],
    ['python', `TOOLS = [${json}]\n`],
    ['ruby', `TOOLS = [${json.replaceAll('": ', '" => ')}]\n`],
  ] as const)('finds the tool in %s', async (language, text) => {
    expect(isSchemaLanguage(language)).toBe(true);
    expect(await namesIn(text, language)).toEqual(['find openai']);
  });

  it('judges tools by what fine-tuned models take where one is asked in the same request', async () => {
    const model = 'ft:gpt-4o-mini-2024-07-18:acme::id1';
    expect(await namesIn(`{"model": "${model}", "tools": [${json}]}`, 'json')).toEqual(['find openai-finetuned']);
    expect(await namesIn(`await client.responses.create({ model: "${model}", tools: [${json}] });`, 'typescript')).toEqual(['find openai-finetuned']);
    expect(await namesIn(`---\nmodel: ${model}\ntools:\n  - ${json}\n---\nHello\n`, 'markdown')).toEqual(['find openai-finetuned']);
    expect(await namesIn(`{"model": "gpt-4o", "tools": [${json}]}`, 'json')).toEqual(['find openai']);
  });

  it('says where a text cannot be read, and looks for nothing in other languages', async () => {
    expect(await namesIn(`[${json}`, 'json')).toEqual([`broken at ${json.length + 1}`]);
    expect(isSchemaLanguage('toml')).toBe(false);
    expect(await namesIn(json, 'toml')).toEqual([]);
  });
});
