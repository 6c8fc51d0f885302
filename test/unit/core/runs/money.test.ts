import { describe, expect, it } from 'vitest';
import { cellFigures } from '../../../../src/core/compare/cellFigures.ts';
import { priceAnswer } from '../../../../src/core/models/prices.ts';
import { readUsage } from '../../../../src/core/providers/usage.ts';
import { addCosts, meanCost, type Cost, type CostParts } from '../../../../src/core/models/cost.ts';
import { tallyOf } from '../../../../src/core/runs/tally.ts';
import { identified } from '../models/identified.ts';
import { answer } from './samples.ts';

const now = '2026-11-21T12:00:00Z';

async function priced(model: string, raw: unknown): Promise<{ readonly usd: number; readonly parts: CostParts }> {
  const { usage } = readUsage(raw);
  if (usage === undefined) throw new Error('no usage');
  const cost = await priceAnswer(usage, identified(model), now);
  if (cost.kind === 'unknown' || cost.parts === undefined) throw new Error('no price');
  return { usd: cost.usd, parts: cost.parts };
}

/** Every part to a hundred-millionth of a dollar, and their sum. */
function expectParts({ usd, parts }: { readonly usd: number; readonly parts: CostParts }, hand: Partial<CostParts>): void {
  for (const [name, value] of Object.entries({ input: 0, cachedInput: 0, cacheWrite: 0, output: 0, ofOutputReasoning: 0, other: 0, ...hand })) {
    expect(parts[name as keyof CostParts], name).toBeCloseTo(value, 8);
  }
  expect(parts.input + parts.cachedInput + parts.cacheWrite + parts.output + parts.other).toBeCloseTo(usd, 10);
}

describe('cost by part, worked out by hand', () => {
  it('Chat: cached input at its rate, reasoning once, as a share of the output', async () => {
    // gpt-5.5: $5 in, $0.50 cached, $30 out. 2,000 in of which 1,536 cached; 1,200 out of which 900 reasoning
    const raw = { prompt_tokens: 2_000, completion_tokens: 1_200, total_tokens: 3_200, prompt_tokens_details: { cached_tokens: 1_536 }, completion_tokens_details: { reasoning_tokens: 900 } };
    expectParts(await priced('gpt-5.5-2026-04-23', raw), { input: 464 * 5e-6, cachedInput: 1_536 * 0.5e-6, output: 1_200 * 30e-6, ofOutputReasoning: 900 * 30e-6 });
  });

  it('Responses: cache writes at their own rate where the model has one', async () => {
    // gpt-5.6-sol: $4 in, $0.40 cached, $5 written, $20 out
    const raw = { input_tokens: 10_000, input_tokens_details: { cached_tokens: 2_000, cache_write_tokens: 3_000 }, output_tokens: 500, output_tokens_details: { reasoning_tokens: 0 }, total_tokens: 10_500 };
    expectParts(await priced('gpt-5.6-sol', raw), { input: 5_000 * 4e-6, cachedInput: 2_000 * 0.4e-6, cacheWrite: 3_000 * 5e-6, output: 500 * 20e-6 });
  });

  it('Responses: all of a long input at the rates of its tier', async () => {
    // gpt-5.4 above 272,000: $5 in, $0.50 cached, $22.50 out
    const raw = { input_tokens: 300_000, input_tokens_details: { cached_tokens: 100_000 }, output_tokens: 1_000, output_tokens_details: { reasoning_tokens: 250 } };
    expectParts(await priced('gpt-5.4-2026-03-05', raw), { input: 200_000 * 5e-6, cachedInput: 100_000 * 0.5e-6, output: 1_000 * 22.5e-6, ofOutputReasoning: 250 * 22.5e-6 });
  });

  it('Anthropic: input_tokens leaves out the cache, which is added before it is priced', async () => {
    // claude-sonnet-4-5: $3 in, $0.30 read, $3.75 written, $15 out
    const raw = { input_tokens: 50, cache_read_input_tokens: 4_000, cache_creation_input_tokens: 1_000, output_tokens: 200 };
    expectParts(await priced('claude-sonnet-4-5-20250929', raw), { input: 50 * 3e-6, cachedInput: 4_000 * 0.3e-6, cacheWrite: 1_000 * 3.75e-6, output: 200 * 15e-6 });
  });

  it('cached tokens of a model without a rate for them are plain input, under their own name', async () => {
    // gpt-4: $30 in, $60 out
    expectParts(await priced('gpt-4-0613', { prompt_tokens: 1_000, completion_tokens: 10, prompt_tokens_details: { cached_tokens: 400 } }), { input: 600 * 30e-6, cachedInput: 400 * 30e-6, output: 10 * 60e-6 });
  });

  it('an unknown price is unknown, whole and in parts', async () => {
    const cost = await priceAnswer({ inputTokens: 1_000, outputTokens: 10, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 }, identified('gpt-7.2'), now);
    expect(cost.kind).toBe('unknown');
    expect(cost).not.toHaveProperty('parts');
  });
});

describe('sums of costs', () => {
  const parts = (input: number): CostParts => ({ input, cachedInput: 0, cacheWrite: 0, output: 1, ofOutputReasoning: 0.5, other: 0 });
  const known = (usd: number): Cost => ({ kind: 'known', usd, pricesAsOf: '2026-09-23', parts: parts(usd - 1) });
  const estimate: Cost = { kind: 'estimate', usd: 2, pricesAsOf: '2026-01-01' };
  const unknown: Cost = { kind: 'unknown', reason: 'No price list has x.' };

  it('add up part by part, and give the mean', () => {
    expect(addCosts([known(3), known(5)])).toEqual({ kind: 'known', usd: 8, pricesAsOf: '2026-09-23', parts: { ...parts(6), output: 2, ofOutputReasoning: 1 } });
    expect(meanCost([known(3), known(5)])).toMatchObject({ usd: 4, parts: { input: 3, output: 1 } });
    expect(addCosts([])).toBeUndefined();
  });

  it('are an estimate as soon as one is, and unknown as soon as one is', () => {
    expect(addCosts([known(3), estimate])).toEqual({ kind: 'estimate', usd: 5, pricesAsOf: '2026-01-01' });
    expect(addCosts([known(3), unknown, estimate])).toEqual(unknown);
    expect(meanCost([unknown, known(3)])).toEqual(unknown);
  });

  it('a cell with one unknown price has no cost', () => {
    const usage = { inputTokens: 1, outputTokens: 1, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 };
    expect(cellFigures({ answers: [answer({ usage }), answer({ usage, cost: unknown })] })).not.toHaveProperty('costUsd');
    expect(cellFigures({ answers: [answer({ usage }), answer({ usage })] }).costUsd).toMatchObject({ mean: 0.5, count: 2, sd: 0 });
  });

  it('a session counts what it was charged, and says what is not known', () => {
    const { chargedUsd: _none, ...uncharged } = answer();
    expect(tallyOf([answer(), answer({ cached: true, chargedUsd: 0 }), uncharged])).toEqual({ answers: 3, usd: 0.5, unknown: 1, free: 1, atMost: 1 });
  });
});
