import { describe, expect, it } from 'vitest';
import { identifyModel } from '../../../../src/core/models/identify.ts';
import { priceAnswer } from '../../../../src/core/models/prices.ts';
import { readEmbeddingUsage, readUsage } from '../../../../src/core/providers/usage.ts';

function counts(inputTokens: number, outputTokens: number, cachedInputTokens = 0, cacheWriteTokens = 0, reasoningTokens = 0) {
  return { usage: { inputTokens, outputTokens, cachedInputTokens, cacheWriteTokens, reasoningTokens } };
}

describe('usage comes to one form', () => {
  it.each([
    ['Chat Completions', { prompt_tokens: 412, completion_tokens: 180, total_tokens: 592, prompt_tokens_details: { cached_tokens: 128, cache_write_tokens: 64 }, completion_tokens_details: { reasoning_tokens: 96 } }, counts(412, 180, 128, 64, 96)],
    ['Responses', { input_tokens: 398, input_tokens_details: { cached_tokens: 10 }, output_tokens: 212, output_tokens_details: { reasoning_tokens: 96 }, total_tokens: 610 }, counts(398, 212, 10, 0, 96)],
    ['details that are null (LM Studio, older LiteLLM)', { prompt_tokens: 5, completion_tokens: 3, prompt_tokens_details: null, completion_tokens_details: { reasoning_tokens: null } }, counts(5, 3)],
    ['Anthropic, whose input leaves the cache out', { input_tokens: 100, cache_read_input_tokens: 900, cache_creation_input_tokens: 50, output_tokens: 20 }, counts(1050, 20, 900, 50)],
    ['LiteLLM, which puts the cache into the prompt and keeps the names', { prompt_tokens: 1050, completion_tokens: 20, total_tokens: 1070, prompt_tokens_details: { cached_tokens: 900 }, cache_read_input_tokens: 900, cache_creation_input_tokens: 50 }, counts(1050, 20, 900, 50)],
    ['a gateway whose total says that the cache is beside the prompt', { prompt_tokens: 1000, completion_tokens: 20, total_tokens: 1970, cache_read_input_tokens: 900, cache_creation_input_tokens: 50 }, counts(1950, 20, 900, 50)],
    ['xAI, which counts reasoning beside the output', { prompt_tokens: 10_120, completion_tokens: 1499, total_tokens: 14_428, prompt_tokens_details: { cached_tokens: 128 }, completion_tokens_details: { reasoning_tokens: 2809 } }, counts(10_120, 4308, 128, 0, 2809)],
    ['Gemini, which tells of reasoning in the total alone', { prompt_tokens: 20, completion_tokens: 198, total_tokens: 623 }, counts(20, 603, 0, 0, 405)],
    ['no answer but reasoning', { prompt_tokens: 21, completion_tokens: 0, total_tokens: 81, completion_tokens_details: { reasoning_tokens: 60 } }, counts(21, 60, 0, 0, 60)],
    ['OpenRouter, with what it charged', { prompt_tokens: 14, completion_tokens: 163, total_tokens: 177, cost: 0.00014, prompt_tokens_details: { cached_tokens: 0 }, completion_tokens_details: { reasoning_tokens: 32 } }, counts(14, 163, 0, 0, 32)],
    ['nothing', undefined, {}],
    ['nothing that counts', { cost: 1 }, {}],
  ])('%s', (_, raw, expected) => {
    expect(readUsage(raw)).toEqual(expected);
  });

  it('of embeddings has no output', () => {
    expect(readEmbeddingUsage({ prompt_tokens: 8, total_tokens: 8 })).toEqual(counts(8, 0));
    expect(readEmbeddingUsage(undefined)).toEqual({});
  });
});

describe('usage that cannot be true is none, and says why', () => {
  it.each([
    ['negative', { prompt_tokens: -1, completion_tokens: 3 }, 'input tokens are no count of tokens'],
    ['a fraction', { prompt_tokens: 1, completion_tokens: 2.5 }, 'output tokens are no count of tokens'],
    ['a word', { prompt_tokens: 1, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 'all' } }, 'cached tokens are no count of tokens'],
    ['beyond any model', { prompt_tokens: 1e12, completion_tokens: 2 }, 'input tokens are no count of tokens'],
    ['half of it', { prompt_tokens: 10 }, 'output tokens are no count of tokens'],
    ['more cached than there is', { prompt_tokens: 10, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 11 } }, 'cached tokens exceed input tokens'],
    ['more reasoning than there is', { prompt_tokens: 10, completion_tokens: 2, completion_tokens_details: { reasoning_tokens: 3 } }, 'reasoning tokens exceed output tokens'],
    ['a total that does not add up', { prompt_tokens: 10, completion_tokens: 20, total_tokens: 99, completion_tokens_details: { reasoning_tokens: 5 } }, 'total tokens are not the sum of the others'],
  ])('%s', (_, raw, usageProblem) => {
    expect(readUsage(raw)).toEqual({ usageProblem });
  });
});

/** Worked by hand from public price lists; `identifyModel` and the lists are the real ones. */
describe('what normalised usage costs', () => {
  async function cost(model: string, raw: unknown): Promise<number | undefined> {
    const identity = identifyModel(model);
    const { usage } = readUsage(raw);
    if (identity === undefined || usage === undefined) throw new Error('no model or no usage');
    const price = await priceAnswer(usage, identity, '2026-09-01T00:00:00Z');
    return price.kind === 'unknown' ? undefined : price.usd;
  }

  it('Chat: gpt-4o at $2.50, cached $1.25, output $10 a million', async () => {
    // 872 × 2.50 + 128 × 1.25 + 180 × 10 = 2180 + 160 + 1800
    expect(await cost('gpt-4o-2024-08-06', { prompt_tokens: 1000, completion_tokens: 180, total_tokens: 1180, prompt_tokens_details: { cached_tokens: 128 } })).toBeCloseTo(0.00414, 8);
  });

  it('Responses: o3 at $2, cached $0.50, output with its reasoning $8 a million', async () => {
    // 300 × 2 + 100 × 0.50 + 500 × 8 = 600 + 50 + 4000
    expect(await cost('o3-2025-04-16', { input_tokens: 400, input_tokens_details: { cached_tokens: 100 }, output_tokens: 500, output_tokens_details: { reasoning_tokens: 448 }, total_tokens: 900 })).toBeCloseTo(0.00465, 8);
  });

  it('Anthropic: Sonnet 4.5 at $3, cache read $0.30, cache write $3.75, output $15 a million', async () => {
    // 100 × 3 + 900 × 0.30 + 50 × 3.75 + 20 × 15 = 300 + 270 + 187.5 + 300
    expect(await cost('claude-sonnet-4-5-20250929', { input_tokens: 100, cache_read_input_tokens: 900, cache_creation_input_tokens: 50, output_tokens: 20 })).toBeCloseTo(0.0010575, 8);
  });
});
