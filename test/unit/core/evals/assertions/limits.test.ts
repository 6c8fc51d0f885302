import { describe, expect, it } from 'vitest';
import { answer, check, passes } from './support.ts';

const usage = { inputTokens: 100, outputTokens: 20, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 5 };

describe('limits', () => {
  it('take the limit itself as kept', async () => {
    expect(await passes({ type: 'latency', max: 400 }, answer('x', { latencyMs: 400 }))).toBe(true);
    expect(await passes({ type: 'latency', max: 400 }, answer('x', { latencyMs: 400.5 }))).toBe(false);
    expect(await passes({ type: 'cost', max: 0.001 }, answer('x', { costUsd: 0.001 }))).toBe(true);
    expect(await check({ type: 'cost', max: 0.001 }, answer('x', { costUsd: 0.00212 }))).toEqual({ pass: false, score: 0, reason: 'The answer cost $0.00212; $0.001 is the most.' });
  });
  it('are missing for what is not known, never zero', async () => {
    expect(await check({ type: 'cost', max: 1 }, 'x')).toEqual({ missing: 'The price of this model is not known.' });
    expect(await check({ type: 'not-cost', max: 1 }, 'x')).toEqual({ missing: 'The price of this model is not known.' });
    expect(await passes({ type: 'latency', max: 1 }, 'x')).toBeUndefined();
    expect(await passes({ type: 'tokens', max: 1 }, 'x')).toBeUndefined();
  });
  it.each([['output', 20], ['input', 100], ['reasoning', 5], ['total', 120]] as const)('count %s tokens', async (of, count) => {
    expect(await passes({ type: 'tokens', of, max: count }, answer('x', { usage }))).toBe(true);
    expect(await passes({ type: 'tokens', of, max: count - 1 }, answer('x', { usage }))).toBe(false);
  });
  it.each([['', 0], [' \n\t', 0], ['one', 1], [' two  words\n', 2], ['no\u00a0break\u2003space', 3]])('count the words of %j as %i', async (text, words) => {
    expect(await passes({ type: 'word-count', min: words, max: words }, text)).toBe(true);
    expect(await passes({ type: 'word-count', min: words + 1 }, text)).toBe(false);
  });
});
