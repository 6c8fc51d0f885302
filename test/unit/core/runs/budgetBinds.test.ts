import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { PromptshiftError } from '../../../../src/core/errors.ts';
import type { ModelRequest, Provider, ProviderEvent } from '../../../../src/core/providers/provider.ts';
import type { Usage } from '../../../../src/core/models/usage.ts';
import { askModel } from '../../../../src/core/runs/askModel.ts';
import { createBudget } from '../../../../src/core/runs/budget.ts';
import type { Cost } from '../../../../src/core/models/cost.ts';
import { createMemoryJournalFile } from '../../../../src/core/runs/journalFile.ts';
import { resumeRun } from '../../../../src/core/runs/resumeRun.ts';
import { clock, countTokens, live, request } from './samples.ts';

type Rates = { readonly input: number; readonly cached: number; readonly write: number; readonly output: number };

/** A generator of its own, so that a run that fails can be run again (Mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const costOf = (usage: Usage, { input, cached, write, output }: Rates): number =>
  (usage.inputTokens - usage.cachedInputTokens - usage.cacheWriteTokens) * input + usage.cachedInputTokens * cached + usage.cacheWriteTokens * write + usage.outputTokens * output;

/** A service that bills every try it works on, also when its answer never arrives, and keeps its own books. */
function service(rates: Rates, next: () => number, maxAttempts: number): Provider & { billed(text?: string): number } {
  const bills = new Map<string, number>();
  const tokensOf = ({ messages, parameters }: ModelRequest): Usage => {
    const inputTokens = Math.floor(new TextEncoder().encode(JSON.stringify(messages)).length * next());
    const cachedInputTokens = Math.floor(inputTokens * next() * 0.5);
    const outputTokens = Math.floor(Number(parameters['max_output_tokens']) * (next() < 0.3 ? 1 : next()));
    return { inputTokens, cachedInputTokens, cacheWriteTokens: Math.floor((inputTokens - cachedInputTokens) * next()), outputTokens, reasoningTokens: Math.floor(outputTokens * next()) };
  };
  return {
    label: 'service', maxBilledTries: maxAttempts,
    billed: (text) => (text === undefined ? [...bills.values()].reduce((sum, usd) => sum + usd, 0) : (bills.get(text) ?? 0)),
    async *stream(asked, signal): AsyncGenerator<ProviderEvent> {
      for (let attempt = 1; attempt <= maxAttempts; attempt++) {
        yield { type: 'sent', attempt };
        const fate = next();
        const usage = tokensOf(asked);
        const text = asked.messages[0]?.content ?? '';
        if (fate > 0.1) bills.set(text, (bills.get(text) ?? 0) + costOf(usage, rates));
        for (let turns = Math.floor(next() * 6); turns > 0; turns--) await turn();
        if (signal.aborted) throw new PromptshiftError('cancelled', 'Stopped.', '');
        if (fate < 0.25) continue;
        if (fate < 0.35) throw new PromptshiftError('provider', 'It hung.', '');
        yield { type: 'text', delta: 'some' };
        if (fate < 0.45) throw new PromptshiftError('provider', 'It broke off.', '');
        yield { type: 'finished', reason: 'stop', ...(fate < 0.55 ? {} : { usage }) };
        return;
      }
      throw new PromptshiftError('provider', 'It failed each time.', '');
    },
  };
}

it('a budget binds: in 200 simulated runs the service never bills more than the cap', async () => {
  let reached = 0;
  let finished = 0;
  let used = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const next = random(seed);
    const input = next() * 2e-5;
    const rates: Rates = { input, cached: input * next(), write: next() * 4e-5, output: next() * 1e-4 };
    const provider = service(rates, next, 1 + Math.floor(next() * 4));
    const price = async (_model: string, usage: Usage): Promise<Cost> => ({ kind: 'known', usd: costOf(usage, rates), pricesAsOf: '2026-09-23' });
    const budget = createBudget(0.01 + next() ** 2 * 6);
    const lines: string[] = [];
    const journal = createMemoryJournalFile(lines);
    const stop = new AbortController();
    const cancelAt = next() < 0.2 ? Math.floor(next() * 60) : Infinity;
    let index = 0;
    const worker = async (): Promise<void> => {
      for (let at = index++; at < 60; at = index++) {
        if (at === cancelAt) stop.abort();
        const one = request(`${at}`, { parameters: { max_output_tokens: 1 + Math.floor(next() * 500) }, messages: [{ role: 'user', content: `${at}${'ä'.repeat(Math.floor(next() * 2_000))}` }] });
        try {
          const { answer } = await askModel(one, { provider, clock, price, countTokens, budget, journal }, () => {}, stop.signal);
          expect(provider.billed(one.messages[0]?.content), `run ${seed}, request ${at}`).toBeLessThanOrEqual((answer.chargedUsd ?? 0) + 1e-9);
        } catch (error) {
          if (!(error instanceof PromptshiftError) || (error.code !== 'budget' && error.code !== 'cancelled')) throw error;
          if (error.code === 'budget') reached++;
          return;
        }
      }
      finished++;
    };
    await Promise.all(Array.from({ length: 1 + Math.floor(next() * 24) }, worker));
    expect(provider.billed(), `run ${seed}`).toBeLessThanOrEqual(budget.capUsd);
    expect(budget.spentUsd, `run ${seed}`).toBeLessThanOrEqual(budget.capUsd);
    expect(provider.billed(), `run ${seed}`).toBeLessThanOrEqual(budget.spentUsd + 1e-9);
    expect(budget.reservedUsd).toBe(0);
    const state = await resumeRun(createMemoryJournalFile(lines), live);
    expect(state.unresolved).toEqual([]);
    expect(state.total.usd).toBeCloseTo(budget.spentUsd, 6);
    used += budget.spentUsd / budget.capUsd;
  }
  // the runs are of both kinds, and a cap is made use of
  expect(reached).toBeGreaterThan(200);
  expect(finished).toBeGreaterThan(200);
  expect(used / 200).toBeGreaterThan(0.5);
});
