import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../../src/core/createScanner.ts';
import type { LanguageId } from '../../../../../src/core/scan/types.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000 });

async function rolesIn(path: string, language: LanguageId, text: string): Promise<readonly string[]> {
  const { references } = await scanner.scan({ path, language, text }, new AbortController().signal);
  return references.map((reference) => `${reference.role} ${reference.text}`);
}

describe('tables of models, and what only looks like one', () => {
  it('takes a class that spells ids in another order for a list, and one of purposes for choices', async () => {
    const listed = 'static class M { public const string Claude46Opus = "claude-opus-4-6"; public const string Claude46Sonnet = "claude-sonnet-4-6"; }';
    const chosen = 'static class M { public const string Primary = "claude-opus-4-6"; public const string Fast = "claude-sonnet-4-6"; }';
    expect(await rolesIn('M.cs', 'csharp', listed)).toEqual(['catalog claude-opus-4-6', 'catalog claude-sonnet-4-6']);
    expect(await rolesIn('M.cs', 'csharp', chosen)).toEqual(['usage claude-opus-4-6', 'usage claude-sonnet-4-6']);
  });
  it('takes the model of a price entry for a row, and that of a call for the model called', async () => {
    expect(await rolesIn('P.kt', 'kotlin', 'val p = ModelsPricing(modelName = "gpt-4o", currency = "USD")')).toEqual(['catalog gpt-4o']);
    expect(await rolesIn('P.kt', 'kotlin', 'val p = ChatRequest(modelName = "gpt-4o", user = "me")')).toEqual(['usage gpt-4o']);
  });
  it('takes entries of what is supported for rows, and the same entry of a configuration for a choice', async () => {
    const entry = '{ opus: { modelName: "claude-opus-4-6", contextWindow: 200000, supportsImages: true } }';
    expect(await rolesIn('m.ts', 'typescript', `const SUPPORTED_MODELS = ${entry};`)).toEqual(['catalog claude-opus-4-6']);
    expect(await rolesIn('m.ts', 'typescript', `const config = ${entry};`)).toEqual(['usage claude-opus-4-6']);
  });
  it('takes rows of limits under any name for a list, also those of them that say less', async () => {
    const rows = '{ provider: "P", list: [{ type: T.llm, model: "mistral-large-2512", maxContext: 256000, maxTemperature: 1.2 }, { type: T.stt, model: "whisper-large-v3" }] }';
    expect(await rolesIn('m.ts', 'typescript', `const models: C = ${rows};`)).toEqual(['catalog mistral-large-2512', 'catalog whisper-large-v3']);
    expect(await rolesIn('m.ts', 'typescript', 'export const models = [{ model: "gpt-4o", providers: [{ modelName: "gpt-4o", inputPrice: 1 }] }];')).toEqual(['catalog gpt-4o', 'catalog gpt-4o']);
    expect(await rolesIn('m.ts', 'typescript', 'const routes = [{ provider: "gemini", model: "gemini-1.5-pro", priority: 1, capabilities: ["text"] }];')).toEqual(['catalog gemini-1.5-pro']);
    expect(await rolesIn('m.ts', 'typescript', 'const agents = [{ provider: "gemini", name: "writer", model: "gemini-1.5-pro", capabilities: ["text"] }];')).toEqual(['usage gemini-1.5-pro']);
  });
  it('takes constants named after their families for a list, where half of them are spelled out', async () => {
    expect(await rolesIn('M.java', 'java', 'interface M { String gpt_3_0 = "text-davinci-003"; String gpt_3_5 = "gpt-3.5-turbo-16k"; }')).toEqual(['catalog text-davinci-003', 'catalog gpt-3.5-turbo-16k']);
    expect(await rolesIn('M.java', 'java', 'interface M { String CHAT = "gpt-4o"; String SPEECH = "whisper-1"; }')).toEqual(['usage gpt-4o', 'usage whisper-1']);
  });
  it('takes rows that a query writes out, what a table is asked for, and what an argument completes to', async () => {
    expect(await rolesIn('m.sql', 'sql', "INSERT INTO abilities SELECT m.model FROM (SELECT 'gpt-4' AS model UNION ALL SELECT 'gpt-3.5-turbo' AS model) AS m;")).toEqual(['catalog gpt-4', 'catalog gpt-3.5-turbo']);
    expect(await rolesIn('c.cs', 'csharp', 'class T { void M() { var c = ProviderCapabilities.Get("groq", "llama-3.1-8b-instant"); var d = CalculateCosts("gpt-4", 100); } }')).toEqual(['catalog llama-3.1-8b-instant', 'catalog gpt-4']);
    expect(await rolesIn('c.ps1', 'powershell', "param([ArgumentCompletions('gpt-4o', 'o3-mini')][string]$Model = 'gpt-4o')")).toEqual(['catalog gpt-4o', 'catalog o3-mini', 'usage gpt-4o']);
  });
  it('takes the name beside a label for what programs know', async () => {
    expect(await rolesIn('seed.ts', 'typescript', 'createMany({ data: [{ id: 1, name: "gpt-4-turbo", label: "GPT 4" }] });')).toEqual(['catalog gpt-4-turbo']);
  });
  it('takes an alias map that is shown as an example for a table all the same', async () => {
    expect(await rolesIn('e.js', 'javascript', 'const MODEL_MAPPING_EXAMPLE = { "gpt-4-0314": "gpt-4" };')).toEqual(['catalog gpt-4-0314', 'catalog gpt-4']);
  });
  it('takes a list of prefixes for tests, unless it says what is let through', async () => {
    expect(await rolesIn('p.swift', 'swift', 'let prefixChecks = ["claude-3-opus", "claude-3-haiku"]')).toEqual(['branch claude-3-opus', 'branch claude-3-haiku']);
    expect(await rolesIn('p.ts', 'typescript', 'const ALLOWED_PREFIXES = ["gemini-2.5", "gemini-3"];')).toEqual(['catalog gemini-2.5', 'catalog gemini-3']);
  });
  it('follows constants through a list to the call that falls back on them', async () => {
    const php = "<?php function t() { $first = 'openchat/openchat-7b:free'; $models = [$first]; new ChatData(messages: [], models: $models, route: R::FALLBACK); }";
    expect(await rolesIn('a.php', 'php', php)).toEqual(['usage openchat/openchat-7b:free']);
  });
});
