import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../../src/core/scan/createScanner.ts';
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
});
