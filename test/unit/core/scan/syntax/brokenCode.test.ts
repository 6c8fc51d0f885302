import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../../src/core/createScanner.ts';
import { languageOf } from '../../../../../src/core/scan/languageOf.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000 });

async function rolesIn(path: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const { references } = await scanner.scan({ path, language: languageOf(path) ?? 'json', text: lines.join('\n') }, new AbortController().signal);
  return references.map((reference) => `${reference.role} ${reference.text}`);
}

describe('code that the grammar cannot read', () => {
  it('still finds what stands in quotes, by the words right before', async () => {
    const lines = ['val k = f("""x $$"y""", $$"z', ')', 'val m = mapOf("model" to "gpt-4o")', 'val n = x == "gpt-4.1"', '// not "gpt-4-turbo"'];
    expect((await rolesIn('a.kt', ...lines)).slice(0, 2)).toEqual(['usage gpt-4o', 'branch gpt-4.1']);
  });
  it('is read where only newer syntax stood in the way', async () => {
    expect(await rolesIn('a.kt', 'val a = f($$"$KEY")', 'val b = mapOf("model" to "openai/gpt-oss-20b")')).toEqual(['usage openai/gpt-oss-20b']);
    expect(await rolesIn('a.ps1', "$chosen = $env:OPENAI_MODEL ?? 'gpt-4.1'", "if ($chosen -eq 'gpt-4o') { 1 }")).toEqual(['usage gpt-4.1', 'branch gpt-4o']);
    expect(await rolesIn('a.swift', 'let a = #"{"model": "gpt-4o-mini", "messages": []}"#')).toEqual(['usage gpt-4o-mini']);
  });
});
