import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../../src/core/createScanner.ts';
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
  it('takes a deployment for what its model says, also where it is named after it', async () => {
    expect(await rolesIn('ai.yaml', 'yaml', 'deployments:\n- name: gpt-4o\n  model: { format: OpenAI, name: gpt-4o-mini }\n')).toEqual(['usage gpt-4o', 'usage gpt-4o-mini']);
    expect(await rolesIn('P.cs', 'csharp', 'var d = aoai.AddDeployment(name: "text-embedding-ada-002", modelName: "text-embedding-ada-002");')).toEqual(['usage text-embedding-ada-002', 'usage text-embedding-ada-002']);
    expect(await rolesIn('.env', 'dotenv', 'APP_MODEL_VISION="azure:gpt-4o_2024-11-20"\nAPP_MODEL_RULES="azure:o1_2024-12-17"\n')).toEqual(['usage azure:gpt-4o_2024-11-20', 'usage azure:o1_2024-12-17']);
  });
  it('reads the commands of a pipeline that are listed', async () => {
    expect(await rolesIn('.woodpecker.yml', 'yaml', 'steps:\n  test:\n    commands:\n    - go run main.go -model "google/gemini-2.5-flash-lite"\n    - echo gpt-4o -x\n')).toEqual(['usage google/gemini-2.5-flash-lite', 'mention gpt-4o']);
  });
  it('takes an example beside the schema of a body for one', async () => {
    expect(await rolesIn('api.json', 'json', '{"application/json":{"schema":{"$ref":"#/c"},"example":{"model":"gpt-4o","messages":[]}}}')).toEqual(['mention gpt-4o']);
    expect(await rolesIn('api.json', 'json', '{"example":{"model":"gpt-4o","messages":[]}}')).toEqual(['usage gpt-4o']);
  });
  it('takes a kind named after a family for no model, nor a company for one, nor what a column is sized by', async () => {
    expect(await rolesIn('g.go', 'go', 'package g\nconst ( LlamaType string = "llama3.1"\n ChatModel string = "llama3.2" )')).toEqual(['usage llama3.2']);
    expect(await rolesIn('g.ts', 'typescript', 'getModel("Qwen", "qwen3.7-max");')).toEqual(['usage qwen3.7-max']);
    expect(await rolesIn('C.kt', 'kotlin', 'class C { fun getPreferredStringValue(): String = "gpt-4o" }')).toEqual(['mention gpt-4o']);
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
