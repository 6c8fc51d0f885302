import { describe, expect, it } from 'vitest';
import { PromptshiftError } from '../../../../src/core/errors.ts';
import type { ProviderEvent } from '../../../../src/core/providers/provider.ts';
import type { Usage } from '../../../../src/core/models/usage.ts';
import { askModel, type AskDeps } from '../../../../src/core/runs/askModel.ts';
import { createBudget } from '../../../../src/core/runs/budget.ts';
import { plainUsage, type Cost } from '../../../../src/core/models/cost.ts';
import { createMemoryJournalFile } from '../../../../src/core/runs/journalFile.ts';
import type { ResultRow, SentRow } from '../../../../src/core/runs/journalRows.ts';
import { createMemoryCache } from '../../../../src/core/runs/responseCache.ts';
import { resumeRun } from '../../../../src/core/runs/resumeRun.ts';
import { answering, clock, countTokens, live, price, request, scripted } from './samples.ts';

const deps = (rest: Partial<AskDeps> & Pick<AskDeps, 'provider'>): AskDeps => ({ clock, price, countTokens, ...rest });
const failing = (message: string): PromptshiftError => new PromptshiftError('provider', message, 'Try again.');

describe('askModel', () => {
  it('writes before it sends and after it has the answer, and what is written rebuilds the answer', async () => {
    const lines: string[] = [];
    const journal = createMemoryJournalFile(lines);
    const provider = scripted(function* () {
      expect(lines).toHaveLength(1);
      yield { type: 'sent', attempt: 1 };
      yield { type: 'served', model: 'model-a-2026', sample: false };
      yield { type: 'text', delta: 'on ' };
      yield { type: 'toolCall', call: { id: 't1', name: 'look', arguments: '{"id": 17}' } };
      yield { type: 'finished', reason: 'tool_calls', usage: { ...plainUsage(10, 5), reasoningTokens: 3 } };
    });
    const events: string[] = [];
    const { answer } = await askModel(request('c1', { labels: { case: 'c1', side: 'baseline', repeat: 2 } }), deps({ provider, journal }), ({ type }) => events.push(type), live);
    expect(events).toEqual(['sent', 'served', 'text', 'toolCall', 'finished']);
    expect(answer).toMatchObject({ text: 'on ', toolCalls: [{ name: 'look' }], servedModel: 'model-a-2026', finishReason: 'tool_calls', attempts: 1, status: 'complete', cost: { kind: 'known', usd: 15e-6 }, chargedUsd: 15e-6 });
    const sent = JSON.parse(lines[0] ?? '') as SentRow;
    const result = JSON.parse(lines[1] ?? '') as ResultRow;
    expect(sent).toMatchObject({ type: 'sent', id: 'c1', model: 'model-a', labels: { case: 'c1', side: 'baseline', repeat: 2 }, at: '2026-11-21T12:00:00.000Z' });
    expect(sent.request).toMatch(/^[0-9a-f]{64}$/);
    expect(sent.reserveUsd).toBeGreaterThan(100e-6);
    expect(result.answer).toEqual(answer);
  });

  it('says what the journal cannot take before anything is sent, and keeps an answer that it cannot write', async () => {
    const provider = scripted(() => answering('yes'));
    const broken = { ...createMemoryJournalFile(), append: () => Promise.reject(new Error('the disk is full')) };
    await expect(askModel(request('a'), deps({ provider, journal: broken, budget: createBudget(1) }), () => {}, live)).rejects.toMatchObject({ code: 'configuration', message: 'The journal of this run cannot be written: the disk is full.' });
    expect(provider.asked).toHaveLength(0);
    let appends = 0;
    const later = { ...createMemoryJournalFile(), append: async () => { if (appends++ > 0) throw new Error('the disk is full'); } };
    expect((await askModel(request('a'), deps({ provider, journal: later }), () => {}, live)).answer.text).toBe('yes');
  });

  it('settles a request without usage at the reserve of the tries that were sent', async () => {
    const budget = createBudget(1);
    const lines: string[] = [];
    const provider = scripted(function* (): Generator<ProviderEvent> {
      yield { type: 'sent', attempt: 1 };
      yield { type: 'sent', attempt: 2 };
      throw failing('It hung.');
    }, 3);
    const { answer, failure } = await askModel(request('a'), deps({ provider, budget, journal: createMemoryJournalFile(lines) }), () => {}, live);
    const { reserveUsd = 0 } = JSON.parse(lines[0] ?? '') as SentRow;
    expect(failure?.message).toBe('It hung.');
    expect(answer).toMatchObject({ status: 'failed', attempts: 2, cost: { kind: 'unknown' } });
    expect(answer.chargedUsd).toBeCloseTo((reserveUsd * 2) / 3, 12);
    expect(budget.spentUsd).toBeCloseTo(answer.chargedUsd ?? 0, 9);
    expect(budget.reservedUsd).toBe(0);
  });

  it('counts the reserve of earlier tries beside what the last one cost', async () => {
    const provider = scripted(function* (): Generator<ProviderEvent> {
      yield { type: 'sent', attempt: 1 };
      yield* answering('ok').map((event) => (event.type === 'sent' ? { type: 'sent' as const, attempt: 2 } : event));
    }, 2);
    const { answer } = await askModel(request('a'), deps({ provider, budget: createBudget(1) }), () => {}, live);
    expect(answer.cost).toMatchObject({ usd: 15e-6 });
    expect(answer.chargedUsd).toBeGreaterThan(15e-6 + 100e-6);
  });

  it('counts the reserve for usage that no price can be worked out from', async () => {
    const budget = createBudget(1);
    const odd = async (model: string, usage: Usage): Promise<Cost> => (usage.inputTokens === 7 ? { kind: 'unknown', reason: 'The counts contradict themselves.' } : price(model, usage));
    const { answer } = await askModel(request('a'), { ...deps({ provider: scripted(() => answering('ok', plainUsage(7, 5))), budget }), price: odd }, () => {}, live);
    expect(answer.cost.kind).toBe('unknown');
    expect(answer.chargedUsd).toBeGreaterThan(100e-6);
    expect(budget.spentUsd).toBeCloseTo(answer.chargedUsd ?? 0, 9);
  });

  it('counts nothing for tries that a busy server turned away', async () => {
    const provider = scripted(function* (): Generator<ProviderEvent> {
      yield { type: 'sent', attempt: 1 };
      yield* answering('ok').map((event) => (event.type === 'sent' ? { type: 'sent' as const, attempt: 5, turnedAway: 4 } : event));
    }, 3);
    const { answer } = await askModel(request('a'), deps({ provider, budget: createBudget(1) }), () => {}, live);
    expect(answer).toMatchObject({ attempts: 5, chargedUsd: 15e-6 });
  });

  it('sends nothing once the budget is reached, and says what is spent', async () => {
    const budget = createBudget(0.0003);
    const provider = scripted(() => answering('yes', plainUsage(50, 100)));
    const ask = () => askModel(request('a'), deps({ provider, budget }), () => {}, live);
    await ask();
    await expect(ask()).rejects.toMatchObject({ code: 'budget', message: expect.stringMatching(/^The budget of \$0\.00030 is reached: \$0\.00015 is spent, and a request to model-a can cost \$0\.\d+\.$/) });
    expect(provider.asked).toHaveLength(1);
  });

  it.each([
    ['no output limit', { parameters: {} }, /needs an output limit/],
    ['no known price', { model: { requested: 'unknown-x', model: 'unknown-x' } }, /^The price of unknown-x is unknown, so a budget cannot hold\. No price list has unknown-x\.$/],
    ['a dearer tier that no list has', { parameters: { max_tokens: 5, service_tier: 'priority' } }, /service tier "priority"/],
  ])('under a budget sends nothing with %s', async (_what, change, message) => {
    const provider = scripted(() => answering('yes'));
    await expect(askModel(request('a', change), deps({ provider, budget: createBudget(1) }), () => {}, live)).rejects.toMatchObject({ code: 'configuration', message: expect.stringMatching(message) });
    expect(provider.asked).toHaveLength(0);
    expect((await askModel(request('a', change), deps({ provider, journal: createMemoryJournalFile() }), () => {}, live)).answer.text).toBe('yes');
  });

  it('gives a cached answer for the same request and repeat, with its cold cost, and charges nothing', async () => {
    const cache = createMemoryCache();
    const provider = scripted((_request, index) => answering(`answer ${index}`));
    const lines: string[] = [];
    const budget = createBudget(1);
    const ask = (repeat: number, rest: Parameters<typeof request>[1] = {}) => askModel(request('a', { repeat, ...rest }), deps({ provider, cache, budget, journal: createMemoryJournalFile(lines) }), () => {}, live);
    expect((await ask(0)).answer).toMatchObject({ text: 'answer 0', chargedUsd: 15e-6 });
    const spent = budget.spentUsd;
    expect((await ask(0)).answer).toMatchObject({ text: 'answer 0', cached: true, cost: { kind: 'known', usd: 15e-6 }, chargedUsd: 0, parameters: { max_output_tokens: 100 } });
    expect(budget.spentUsd).toBe(spent);
    expect((await ask(1)).answer.text).toBe('answer 1');
    expect((await ask(0, { parameters: { max_output_tokens: 99 } })).answer.text).toBe('answer 2');
    expect(provider.asked).toHaveLength(3);
    const state = await resumeRun(createMemoryJournalFile(lines), live);
    expect(state.total).toMatchObject({ answers: 4, free: 1, unknown: 0 });
    expect(lines.filter((line) => line.includes('"type":"sent"'))).toHaveLength(3);
  });

  it('does not keep what is not complete, or was replayed', async () => {
    const cache = createMemoryCache();
    const provider = scripted((_request, index) => {
      if (index === 0) return (function* (): Generator<ProviderEvent> { yield { type: 'sent', attempt: 1 }; yield { type: 'text', delta: 'ha' }; throw failing('broke off'); })();
      return answering('replayed').map((event) => (event.type === 'served' ? { ...event, replayed: true as const } : event));
    });
    const ask = () => askModel(request('a'), deps({ provider, cache }), () => {}, live);
    expect((await ask()).answer).toMatchObject({ text: 'ha', status: 'failed', estimatedTokens: { output: 1 }, cost: { kind: 'estimate' } });
    expect((await ask()).answer).toMatchObject({ replayed: true, chargedUsd: 0, cost: { kind: 'known' } });
    await ask();
    expect(provider.asked).toHaveLength(3);
  });

  it('keeps what had arrived of a cancelled answer, and refuses to start when stopped', async () => {
    const stop = new AbortController();
    const provider = scripted(function* (): Generator<ProviderEvent> {
      yield { type: 'sent', attempt: 1 };
      yield { type: 'text', delta: 'half' };
      throw new PromptshiftError('cancelled', 'The request was cancelled.', 'Run it again.');
    });
    expect((await askModel(request('a'), deps({ provider }), () => {}, stop.signal)).answer).toMatchObject({ text: 'half', status: 'cancelled' });
    stop.abort();
    await expect(askModel(request('a'), deps({ provider }), () => {}, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(provider.asked).toHaveLength(1);
  });

  it('stops waiting for the budget when stopped', async () => {
    const stop = new AbortController();
    const budget = createBudget(0.001);
    await budget.reserve(0.0009, live);
    const waiting = askModel(request('a'), deps({ provider: scripted(() => answering('yes')), budget }), () => {}, stop.signal);
    setTimeout(() => stop.abort(), 5);
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('a defect of a provider is not taken for an answer, and gives nothing back', async () => {
    const budget = createBudget(1);
    const provider = scripted(() => { throw new TypeError('defect'); });
    await expect(askModel(request('a'), deps({ provider, budget }), () => {}, live)).rejects.toThrow('defect');
    expect(budget.reservedUsd).toBe(0);
    expect(budget.spentUsd).toBeGreaterThan(0);
  });
});
