import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { readRecordedRun } from '../../../../../src/core/evals/runner/recordedAnswers.ts';
import { freshRun, runSuite } from '../../../../../src/core/evals/runner/runSuite.ts';
import type { EvalPlan } from '../../../../../src/core/evals/runner/types.ts';
import { seededRandom } from '../../../../../src/core/evals/statistics/random.ts';
import type { Clock } from '../../../../../src/core/host.ts';
import { createOpenAiProvider } from '../../../../../src/core/providers/openai.ts';
import type { Usage } from '../../../../../src/core/models/usage.ts';
import { createBudget } from '../../../../../src/core/runs/budget.ts';
import type { Cost } from '../../../../../src/core/models/cost.ts';
import { createMemoryJournalFile } from '../../../../../src/core/runs/journalFile.ts';
import { createHttpFetch } from '../../../../../src/node/httpFetch.ts';
import { chatEvents, sendEvents, sendJson, startHttpServer } from '../../providers/httpServer.ts';
import { countTokens } from '../../runs/samples.ts';
import { depsOf, planOf } from './plans.ts';

const runs = 200;
/** Pauses before another try and time-outs pass this much faster than on the wall. */
const haste = 50;
const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now() * haste,
  sleep: (ms, signal) => wait(ms / haste, undefined, { signal }),
};

type Rates = { readonly input: number; readonly cached: number; readonly write: number; readonly output: number };
type Rolls = (below: number) => number;
const costOf = (usage: Usage, { input, cached, write, output }: Rates): number =>
  (usage.inputTokens - usage.cachedInputTokens - usage.cacheWriteTokens) * input + usage.cachedInputTokens * cached + usage.cacheWriteTokens * write + usage.outputTokens * output;

/** A server that keeps its own books: it bills whatever it has begun to work on, also when nobody hears the answer. */
async function startBillingServer() {
  const log: { readonly run: string; readonly usd: number }[] = [];
  const books = new Map<string, { readonly rates: Readonly<Record<string, Rates>>; readonly roll: Rolls }>();
  const server = await startHttpServer(async ({ request, response, body }) => {
    const run = (request.url ?? '').split('/')[1] ?? '';
    const { rates, roll } = books.get(run) ?? {};
    const model = String(body['model']);
    const rate = rates?.[model];
    if (rate === undefined || roll === undefined) return void sendJson(response, 404, {});
    const fate = roll(100);
    if (fate < 8) return void sendJson(response, 429, { error: { message: 'busy' } }, fate < 4 ? { 'retry-after': '1' } : {});
    const inputTokens = Math.floor((new TextEncoder().encode(JSON.stringify(body['messages'])).length * roll(101)) / 100);
    const cachedInputTokens = Math.floor((inputTokens * roll(51)) / 100);
    const cacheWriteTokens = Math.floor(((inputTokens - cachedInputTokens) * roll(101)) / 100);
    const outputTokens = Math.floor((Number(body['max_completion_tokens'] ?? body['max_tokens']) * (roll(3) === 0 ? 100 : roll(101))) / 100);
    log.push({ run, usd: costOf({ inputTokens, outputTokens, cachedInputTokens, cacheWriteTokens, reasoningTokens: 0 }, rate) });
    await wait(roll(6));
    if (fate < 18) return void sendJson(response, [500, 502, 504][roll(3)] ?? 500, { error: { message: 'broken' } });
    if (fate < 22) return; // never a word: the time-out's case
    if (fate < 27) return void response.destroy();
    const usage = { prompt_tokens: inputTokens, completion_tokens: outputTokens, prompt_tokens_details: { cached_tokens: cachedInputTokens, cache_write_tokens: cacheWriteTokens } };
    const events = chatEvents(['some', 'thing'], { model, ...(fate < 37 ? {} : { usage }) });
    if (fate < 32) return void (await sendEvents(response, events.slice(0, 3))); // broken off
    await sendEvents(response, events);
  });
  onTestFinished(() => server.close());
  return { ...server, log, books, billed: (run: string) => log.filter((entry) => entry.run === run).reduce((sum, { usd }) => sum + usd, 0) };
}

function planFor(base: EvalPlan, roll: Rolls): EvalPlan {
  const cases = Array.from({ length: 2 + roll(9) }, (_, i) => base.cases.map((one) => ({ ...one, id: `c${i}`, vars: { text: `${'ä'.repeat(roll(600))}${i}` } }))).flat();
  const limited = (side: 'baseline' | 'candidate'): EvalPlan['sides']['baseline'] => ({ ...base.sides[side], parameters: { max_output_tokens: 1 + roll(400) } });
  return { ...base, cases, repeat: 1 + roll(2), suite: { ...base.suite, concurrency: 1 + roll(16) }, sides: { baseline: limited('baseline'), candidate: limited('candidate') } };
}

it(`a budget binds: in ${runs} runs against a real server its bills never go beyond the cap`, { timeout: 120_000 }, async () => {
  const server = await startBillingServer();
  const fetch = createHttpFetch({});
  const base = await planOf('cases: [ { id: c, vars: { text: x }, assert: [ { type: icontains, value: some } ] } ]\n');
  const ends = { atTheCap: 0, below: 0, resumed: 0 };
  let used = 0;

  const one = async (seed: number): Promise<void> => {
    const roll = seededRandom(seed);
    const rates = (): Rates => ({ input: roll(2_000) / 1e8, cached: roll(1_000) / 1e8, write: roll(4_000) / 1e8, output: roll(10_000) / 1e8 });
    const book = { 'model-a': rates(), 'model-b': rates() };
    server.books.set(`run${seed}`, { rates: book, roll: seededRandom(seed + 1_000) });
    const plan = planFor(base, roll);
    const retries = roll(4);
    const provider = createOpenAiProvider({
      baseUrl: `http://127.0.0.1:${server.port}/run${seed}/v1`, apiKey: async () => undefined, api: 'chat', clock, fetch, retries,
      idleTimeoutMs: 3_000 + roll(4_000), totalTimeoutMs: 5_000 + roll(40_000),
    });
    const price = async (model: string, usage: Usage): Promise<Cost> => ({ kind: 'known', usd: costOf(usage, book[model as keyof typeof book]), pricesAsOf: '2026-09-23' });
    const cap = 0.01 + (roll(1_000) / 1_000) ** 2 * 8;
    const lines: string[] = [];
    const go = async (signal: AbortSignal): Promise<void> => {
      const journal = createMemoryJournalFile(lines);
      const recorded = lines.length === 0 ? freshRun : await readRecordedRun(journal, signal);
      const budget = createBudget(cap, recorded.spentUsd);
      const run = await runSuite(plan, depsOf(provider, { clock, price, countTokens, budget, journal }), recorded, () => {}, signal);
      expect(budget.reservedUsd, `run ${seed}`).toBe(0);
      expect(run.spentUsd, `run ${seed}`).toBeLessThanOrEqual(cap + 1e-9);
      ends[run.reason?.startsWith('The budget of') === true ? 'atTheCap' : 'below']++;
      used += run.spentUsd / cap;
    };
    // some are stopped on the way and gone on with: the cap is that of the whole run
    if (roll(4) === 0) {
      ends.resumed++;
      const stop = new AbortController();
      const timer = setTimeout(() => stop.abort(), roll(60));
      await go(stop.signal);
      clearTimeout(timer);
    }
    await go(new AbortController().signal);
    expect(server.billed(`run${seed}`), `run ${seed} of ${cap}`).toBeLessThanOrEqual(cap);
    const { spentUsd } = await readRecordedRun(createMemoryJournalFile(lines), new AbortController().signal);
    expect(server.billed(`run${seed}`), `run ${seed}: the journal counts no less than was billed`).toBeLessThanOrEqual(spentUsd + 1e-9);
  };

  let seed = 1;
  await Promise.all(Array.from({ length: 8 }, async () => {
    while (seed <= runs) await one(seed++);
  }));
  // runs of every kind, which make use of their caps
  expect(server.log.length).toBeGreaterThan(runs * 5);
  expect(Math.min(ends.atTheCap, ends.below, ends.resumed)).toBeGreaterThan(20);
  expect(used / (runs + ends.resumed)).toBeGreaterThan(0.1);
});
