import { describe, expect, it } from 'vitest';
import type { Cost } from '../../../../src/core/models/cost.ts';
import { catalogDates } from '../../../../src/core/models/catalog.ts';
import { priceAnswer, priceOf, type PriceRows } from '../../../../src/core/models/prices.ts';
import type { Usage } from '../../../../src/core/models/usage.ts';
import { identified } from './identified.ts';

const now = '2026-11-21T12:00:00Z';

const rows: PriceRows = new Map();

/** What a row that was found before says is the same as what looking through all lists says. */
async function cost(text: string, usage: Partial<Usage>, at = now): Promise<Cost> {
  const whole: Usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0, ...usage };
  const found = await priceAnswer(whole, identified(text), at);
  for (let time = 0; time < 2; time++) expect(await priceAnswer(whole, identified(text), at, rows)).toEqual(found);
  return found;
}

async function usd(text: string, usage: Partial<Usage>, at = now): Promise<number> {
  const found = await cost(text, usage, at);
  if (found.kind === 'unknown') throw new Error(found.reason);
  return found.usd;
}

describe('priceAnswer', () => {
  it.each([
    // dollars per million: input, cached, output, worked out by hand for 100,000 in (40,000 of them cached) and 10,000 out
    ['gpt-4o', 0.06 * 2.5 + 0.04 * 1.25 + 0.01 * 10],
    ['gpt-5.2', 0.06 * 1.75 + 0.04 * 0.175 + 0.01 * 14],
    ['gpt-5.4-2026-03-05', 0.06 * 2.5 + 0.04 * 0.25 + 0.01 * 15],
    ['gpt-5.5-2026-04-23', 0.06 * 5 + 0.04 * 0.5 + 0.01 * 30],
    ['gpt-5.6-sol', 0.06 * 4 + 0.04 * 0.4 + 0.01 * 20],
    ['gpt-5.6-terra', 0.06 * 2 + 0.04 * 0.2 + 0.01 * 12],
    ['gpt-6-sol', 0.06 * 2 + 0.04 * 0.2 + 0.01 * 10],
    ['gpt-6.1-sol', 0.06 * 2 + 0.04 * 0.1 + 0.01 * 10],
    ['gpt-6.1-terra', 0.06 * 1 + 0.04 * 0.05 + 0.01 * 5],
    ['gpt-6-luna', 0.06 * 0.1 + 0.04 * 0.01 + 0.01 * 0.5],
  ])('prices %s', async (model, expected) => {
    expect(await usd(model, { inputTokens: 100_000, cachedInputTokens: 40_000, outputTokens: 10_000, reasoningTokens: 4_000 })).toBeCloseTo(expected, 10);
  });

  it('uses the price of the day', async () => {
    const usage = { inputTokens: 1_000, outputTokens: 1_000 };
    expect(await usd('gpt-5.6-sol', usage, '2026-08-10T00:00:00Z')).toBeCloseTo(0.035, 10);
    expect(await usd('gpt-5.6-sol', usage, now)).toBeCloseTo(0.024, 10);
  });

  it('charges long inputs by their tier', async () => {
    expect(await usd('gpt-5.4-2026-03-05', { inputTokens: 300_000, outputTokens: 1_000 })).toBeCloseTo(0.3 * 5 + 0.001 * 22.5, 10);
    expect(await usd('gpt-5.5-2026-04-23', { inputTokens: 300_000, outputTokens: 1_000 })).toBeCloseTo(0.3 * 10 + 0.001 * 45, 10);
    expect(await usd('gpt-6.1-sol', { inputTokens: 300_000, outputTokens: 1_000 })).toBeCloseTo(0.3 * 4 + 0.001 * 15, 10);
  });

  it('charges cache writes a quarter more from gpt-5.6 on, and nothing extra before', async () => {
    expect(await usd('gpt-5.6-sol', { inputTokens: 10_000, cacheWriteTokens: 10_000 })).toBeCloseTo(0.05, 10);
    expect(await usd('gpt-5.4-2026-03-05', { inputTokens: 10_000, cacheWriteTokens: 10_000 })).toBeCloseTo(0.025, 10);
  });

  it('counts reasoning once, as part of the output', async () => {
    const plain = await usd('gpt-5.5', { inputTokens: 10, outputTokens: 500 });
    expect(await usd('gpt-5.5', { inputTokens: 10, outputTokens: 500, reasoningTokens: 400 })).toBe(plain);
  });

  it('charges full input where the vendor has no cached rate', async () => {
    expect(await usd('gpt-4', { inputTokens: 1_000, cachedInputTokens: 1_000 })).toBeCloseTo(0.03, 10);
  });

  it.each(['gpt-7.2', 'gpt-5.6-cyber', 'llama3.1:8b', 'claude-saga-5', 'whisper-1'])('says that the price of %s is unknown', async (model) => {
    const found = await cost(model, { inputTokens: 1_000, outputTokens: 1_000 });
    expect(found).toMatchObject({ kind: 'unknown' });
    expect(found).not.toHaveProperty('usd');
  });

  it('does not price counts that contradict themselves', async () => {
    expect(await cost('gpt-4o', { inputTokens: 10, cachedInputTokens: 20 })).toMatchObject({ kind: 'unknown' });
    expect(await cost('gpt-4o', { inputTokens: Number.NaN })).toMatchObject({ kind: 'unknown' });
  });

  it('dates its prices', async () => {
    expect(await cost('gpt-4o', { inputTokens: 1 })).toMatchObject({ pricesAsOf: catalogDates.prices });
    expect(await cost('gpt-6.1-sol', { inputTokens: 1 })).toMatchObject({ pricesAsOf: '2026-11-10' });
  });

  it('prices Claude through other channels', async () => {
    const usage = { inputTokens: 1_000, outputTokens: 1_000 };
    expect(await usd('claude-sonnet-4-5-20250929', usage)).toBeCloseTo(0.018, 10);
    expect(await usd('anthropic/claude-sonnet-4.5', usage)).toBeCloseTo(0.018, 10);
    expect(await usd('us.anthropic.claude-3-5-sonnet-20241022-v2:0', usage)).toBeGreaterThan(0);
  });
});

describe('priceOf', () => {
  it('gives the rates for a hover', async () => {
    expect(await priceOf(identified('gpt-4o'), now)).toEqual({ input: 2.5, output: 10, cachedInput: 1.25, pricesAsOf: '2026-09-23' });
    expect(await priceOf(identified('gpt-7.2'), now)).toBeUndefined();
  });
});
