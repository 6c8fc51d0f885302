import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../../src/core/scan/createScanner.ts';
import type { LanguageId } from '../../../../../src/core/scan/types.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000 });

async function rolesIn(path: string, language: LanguageId, text: string): Promise<readonly string[]> {
  const { references } = await scanner.scan({ path, language, text }, new AbortController().signal);
  return references.map((reference) => `${reference.role} ${reference.text}`);
}

describe('settings that start something', () => {
  it('takes weights by name or by their own address', async () => {
    expect(await rolesIn('values.yaml', 'yaml', 'modelSpec:\n- modelURL: "Qwen/Qwen2.5-7B-Instruct"\n')).toEqual(['usage Qwen/Qwen2.5-7B-Instruct']);
    expect(await rolesIn('model.yaml', 'yaml', 'spec:\n  url: ollama://gemma3:12b\n')).toEqual(['usage ollama://gemma3:12b']);
  });
  it('takes what a router sends to for used, and a label for none', async () => {
    expect(await rolesIn('c.yaml', 'yaml', 'plugins:\n- model-router:\n    models:\n    - gpt-4\n')).toEqual(['usage gpt-4']);
    expect(await rolesIn('c.yaml', 'yaml', 'pvcMatchLabels:\n  model: "llama3-pv"\n')).toEqual([]);
    expect(await rolesIn('c.yaml', 'yaml', 'environment:\n  GPT4O_DEPLOYMENTS: "gpt-4o"\n')).toEqual(['usage gpt-4o']);
  });
  it('tells a line that is written to a file from one that is printed', async () => {
    expect(await rolesIn('a.sh', 'bash', 'printf \'%s\\n\' \'default_model = "gpt-4o"\' > config.toml\n')).toEqual(['usage gpt-4o']);
    expect(await rolesIn('a.sh', 'bash', 'echo \'default_model = "gpt-4o"\'\n')).toEqual(['mention gpt-4o']);
    expect(await rolesIn('a.sh', 'bash', ': ${OLLAMA_MODEL:="llama3.2"}\n')).toEqual(['usage llama3.2']);
  });
});

describe('lists, queries and stubs', () => {
  it('takes a set that is made by a call for a list', async () => {
    expect(await rolesIn('S.kt', 'kotlin', 'class S { val modelIds: MutableSet<String> = mutableSetOf("gpt-4o", "gpt-4o-mini") }')).toEqual(['catalog gpt-4o', 'catalog gpt-4o-mini']);
  });
  it('takes rows looked for by their model for a branch', async () => {
    expect(await rolesIn('m.rb', 'ruby', 'Assistant.where(model: "gpt-4-turbo").update_all(model: "gpt-4o")')).toEqual(['branch gpt-4-turbo', 'usage gpt-4o']);
  });
  it('takes what a stubbed setting gives for used, and a stubbed answer for expected', async () => {
    const stub = (call: string): string => `class T { void t() { when(${call}).thenReturn("gpt-4o"); } }`;
    expect(await rolesIn('T.java', 'java', stub('settings.getModelName()'))).toEqual(['usage gpt-4o']);
    expect(await rolesIn('T.java', 'java', stub('response.getModel()'))).toEqual(['assert gpt-4o']);
  });
  it('takes a hint for each provider for a mention', async () => {
    const hint = (name: string): string => `fun ${name}(t: T): String = when (t) { T.OPENAI -> "gpt-4o"; T.CLAUDE -> "claude-opus-4-8" }`;
    expect(await rolesIn('H.kt', 'kotlin', hint('modelPlaceholder'))).toEqual(['mention gpt-4o', 'mention claude-opus-4-8']);
    expect(await rolesIn('H.kt', 'kotlin', hint('defaultModel'))).toEqual(['usage gpt-4o', 'usage claude-opus-4-8']);
  });
  it('takes the options of markup for a list', async () => {
    expect(await rolesIn('o.js', 'javascript', 'const html = `<select><option value="tts-1-hd">tts-1-hd</option></select>`;')).toEqual(['catalog tts-1-hd', 'mention tts-1-hd']);
  });
});
