import { describe, expect, it } from 'vitest';
import { createTokenCounter } from '../../../../src/core/compare/countTokens.ts';

const count = createTokenCounter();

describe('createTokenCounter', () => {
  it('counts in o200k_base', async () => {
    // ids published for this encoding: "hello world" is [24912, 2375]
    expect(await count('hello world')).toBe(2);
    expect(await count('')).toBe(0);
  });

  it('counts special tokens as text', async () => {
    expect(await count('<|endoftext|>')).toBeGreaterThan(1);
  });

  it.each([
    ['one letter', 'a'.repeat(200_000)],
    ['blanks', ' '.repeat(200_000)],
    ['line ends', '\n'.repeat(200_000)],
    ['emoji', '👩'.repeat(100_000)],
    ['5 MB of prose', 'the parcel is late '.repeat(270_000)],
  ])('stays quick on a run of %s', async (_name, text) => {
    await count('warm');
    const started = performance.now();
    const tokens = await count(text);
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(tokens).toBeGreaterThan(0);
    expect(Number.isInteger(tokens)).toBe(true);
  });

  it('estimates what it does not read by proportion', async () => {
    const text = 'the parcel is late '.repeat(200_000);
    expect(Math.abs((await count(text)) - 800_000)).toBeLessThan(8000);
  });
});
