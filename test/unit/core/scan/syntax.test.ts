import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../src/core/createScanner.ts';
import { isTooDeep } from '../../../../src/core/scan/syntax/runtime.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';

describe('a text that nests too deeply for the parser', () => {
  it('is refused, and leaves the parser whole for the next one', async () => {
    const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000 });
    const scan = async (text: string) => await scanner.scan({ path: 'a.tsx', language: 'tsx', text }, new AbortController().signal);
    expect((await scan(`${'a: {'.repeat(3000)}"gpt-4o"`)).problem).toMatch(/nested too deeply/);
    expect((await scan(`${'a: {'.repeat(900)}"gpt-4o"`)).problem).toBeUndefined();
    expect((await scan('call({ model: "gpt-4o" });')).references).toHaveLength(1);
  });

  it('is told from one with many brackets side by side', () => {
    expect(isTooDeep('([{}])'.repeat(5000))).toBe(false);
    expect(isTooDeep('([{'.repeat(400))).toBe(true);
    expect(isTooDeep(')'.repeat(5000) + '('.repeat(1000))).toBe(false);
  });
});
