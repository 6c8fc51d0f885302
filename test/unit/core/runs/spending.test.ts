import { describe, expect, it } from 'vitest';
import { freshRun, runSuite } from '../../../../src/core/evals/runner/runSuite.ts';
import type { Provider } from '../../../../src/core/providers/provider.ts';
import { askModel } from '../../../../src/core/runs/askModel.ts';
import { plainUsage } from '../../../../src/core/models/cost.ts';
import { createMemoryCache } from '../../../../src/core/runs/responseCache.ts';
import { addSpending, describeSpending, nothingSpent, type Settled } from '../../../../src/core/runs/spending.ts';
import { answersBy, depsOf, planOf } from '../evals/runner/plans.ts';
import { answer, answering, clock, countTokens, live, price, request, scripted } from './samples.ts';

const total = (settled: readonly Settled[]) => settled.reduce(addSpending, nothingSpent);
const paid = answer({ chargedUsd: 0.25, usage: plainUsage(1_200, 34) });
const unknown: Settled = { attempts: 1, usage: plainUsage(10, 5) };
const cached = answer({ cached: true, chargedUsd: 0, usage: plainUsage(1_200, 34) });

describe('what a session has spent', () => {
  it('is not told as long as nothing was: no answer, only cached ones, or one that never left', () => {
    expect(describeSpending(nothingSpent)).toBeUndefined();
    expect(describeSpending(total([cached, answer({ replayed: true, chargedUsd: 0 })]))).toBeUndefined();
    expect(total([answer({ attempts: 0, chargedUsd: 0 })])).toEqual(nothingSpent);
    expect(total([answer({ sample: true, chargedUsd: 0.25, usage: plainUsage(1_200, 34) })])).toEqual(nothingSpent);
  });

  it('adds money and tokens, and leaves those of free answers out', () => {
    const text = describeSpending(total([paid, paid, cached]));
    expect(text).toEqual({
      sum: '$0.50',
      lines: [
        'Spent on prompts since this window opened: $0.50',
        '3 answers, 2,400 input and 68 output tokens paid for',
        '1 answer from the cache or a recording, for nothing',
      ],
    });
  });

  it('keeps an unknown price unknown: alone it is no sum, beside others the sum is a lower bound', () => {
    expect(describeSpending(total([unknown]))?.sum).toBe('cost unknown');
    const text = describeSpending(total([unknown, paid, unknown]));
    expect(text?.sum).toBe('at least $0.25');
    expect(text?.lines).toContain('2 answers of unknown price, not in the sum');
    expect(text?.lines[1]).toBe('3 answers, 1,220 input and 44 output tokens paid for');
  });

  it('marks what was counted without usage, with the tokens that were estimated', () => {
    const text = describeSpending(total([{ attempts: 1, chargedUsd: 0.01, estimatedTokens: { input: 7, output: 3 } }]));
    expect(text?.sum).toBe('≈ $0.01');
    expect(text?.lines).toEqual([
      'Spent on prompts since this window opened: ≈ $0.01',
      '1 answer, 7 input and 3 output tokens paid for',
      '1 answer without usage from the server, counted at the most or as estimated',
    ]);
  });

  it('hears of each answer once: paid, failed, cached', async () => {
    const settled: Settled[] = [];
    const provider = scripted((_request, index) => (index === 0 ? answering('yes') : [{ type: 'sent', attempt: 1 }]));
    const deps = { provider, clock, price, countTokens, cache: createMemoryCache(), onSettled: (one: Settled) => settled.push(one) };
    const ask = (id: string, rest = {}) => askModel(request(id, rest), deps, () => {}, live);
    const first = await ask('a');
    expect((await ask('b')).answer.cached).toBe(true);
    await ask('c', { model: { requested: 'unknown-1', model: 'unknown-1' } });
    expect(settled.map(({ chargedUsd }) => chargedUsd)).toEqual([first.answer.chargedUsd, 0, undefined]);
    expect(total(settled)).toMatchObject({ answers: 3, usd: 15e-6, free: 1, unknown: 1 });
  });

  it('hears of the embeddings of a suite too, also of those that no list has a price for', async () => {
    const embed: Provider['embed'] = async ({ texts }) => ({ vectors: texts.map(() => [1, 0]), usage: plainUsage(40, 0) });
    const suite = (model: string): string => `embeddings: { model: ${model} }\ncases:\n  - { id: one, vars: { text: Fire }, assert: [ { type: similar, value: urgent } ] }\n`;
    const settledBy = async (model: string): Promise<readonly Settled[]> => {
      const settled: Settled[] = [];
      await runSuite(await planOf(suite(model)), depsOf({ ...answersBy(() => 'urgent'), embed }, { onSettled: (one) => settled.push(one) }), freshRun, () => {}, live);
      return settled;
    };
    const known = total(await settledBy('embed-1'));
    expect(known).toMatchObject({ answers: 4, unknown: 0, inputTokens: 2 * 10 + 2 * 40, outputTokens: 2 * 5 });
    expect(known.usd).toBeCloseTo(2 * 15e-6 + 2 * 40e-6, 12);
    expect(total(await settledBy('unknown-1'))).toMatchObject({ answers: 4, unknown: 2 });
  });
});
