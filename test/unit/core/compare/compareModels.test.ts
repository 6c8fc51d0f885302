import { describe, expect, it } from 'vitest';
import { compareModels } from '../../../../src/core/compare/compareModels.ts';
import { createTokenCounter } from '../../../../src/core/compare/countTokens.ts';
import { estimateComparison } from '../../../../src/core/compare/estimateComparison.ts';
import type { CompareDeps, CompareEvent, CompareInput } from '../../../../src/core/compare/types.ts';
import { toComparisonView, toIdleView } from '../../../../src/core/compare/view.ts';
import { parsePrompt } from '../../../../src/core/prompts/parsePrompt.ts';
import { createOpenAiProvider } from '../../../../src/core/providers/openai.ts';
import { createSystemClock } from '../../../../src/node/clock.ts';
import { chatEvents, sendEvents, sendJson } from '../providers/httpServer.ts';
import { serve } from '../providers/serve.ts';

const prompt = parsePrompt('prompts/triage/1.2.0.md', `---
model: chat.triage
parameters: { temperature: 0, top_p: 0.5 }
expectedTokens: { output: 20 }
input: { default: { text: My parcel is late } }
---
# System
Answer with one word.
# User
{{text}}
`);

const input: CompareInput = {
  prompt,
  inputs: {},
  baseline: { requested: 'chat.triage', model: 'model-a', alias: 'chat.triage' },
  candidate: { requested: 'model-b', model: 'model-b' },
  traffic: { alias: 'chat.triage', callsPerMonth: 5_000_000, promptTokens: 120, completionTokens: 180 },
};

/** $1 a million input tokens and $10 a million output tokens for model-a, double that for model-b, unknown for all else. */
const price: CompareDeps['price'] = async (model, usage) => {
  const factor = { 'model-a': 1, 'model-b': 2 }[model];
  if (factor === undefined) return { kind: 'unknown', reason: `No price list has ${model}.` };
  return { kind: 'known', usd: (factor * (usage.inputTokens + usage.outputTokens * 10)) / 1_000_000, pricesAsOf: '2026-09-23' };
};

function depsAt(url: string, overrides: Partial<CompareDeps> = {}): CompareDeps {
  const clock = createSystemClock();
  return {
    provider: createOpenAiProvider({ baseUrl: url, apiKey: async () => undefined, api: 'chat', clock }),
    clock,
    price,
    rejected: (model, parameters) => (model === 'model-b' && 'temperature' in parameters ? [{ name: 'temperature', reason: 'not accepted by model-b' }] : []),
    countTokens: createTokenCounter(),
    ...overrides,
  };
}

const live = new AbortController().signal;
const usageOf = (prompt_tokens: number, completion_tokens: number, reasoning_tokens = 0) => ({ prompt_tokens, completion_tokens, completion_tokens_details: { reasoning_tokens } });

describe('compareModels', () => {
  it('asks both at once, each with the parameters it takes, and compares answers, tokens, times and cost', async () => {
    let open = 0;
    let most = 0;
    const server = await serve(async ({ response, body }) => {
      most = Math.max(most, ++open);
      const a = body['model'] === 'model-a';
      await sendEvents(response, chatEvents(a ? ['the refund ', 'was sent'] : ['the credit ', 'was sent ', 'today'], { model: String(body['model']), usage: a ? usageOf(412, 180) : usageOf(398, 212, 96) }), { delayMs: a ? 15 : 25 });
      open--;
    });
    const events: CompareEvent[] = [];
    const comparison = await compareModels(input, depsAt(server.url), (event) => events.push(event), live);

    expect(most).toBe(2);
    expect(server.bodies.find(({ model }) => model === 'model-a')).toMatchObject({ temperature: 0, top_p: 0.5, messages: [{ role: 'system', content: 'Answer with one word.' }, { role: 'user', content: 'My parcel is late' }] });
    expect(server.bodies.find(({ model }) => model === 'model-b')).not.toHaveProperty('temperature');
    expect(comparison).toMatchObject({
      prompt: { name: 'triage', version: '1.2.0' },
      inputs: { text: 'My parcel is late' },
      baseline: { text: 'the refund was sent', status: 'complete', finishReason: 'stop', attempts: 1, usage: { inputTokens: 412 }, cost: { kind: 'known' } },
      candidate: { text: 'the credit was sent today', status: 'complete', omittedParameters: [{ name: 'temperature' }], usage: { reasoningTokens: 96 } },
    });
    expect(comparison.baseline.firstTokenMs).toBeGreaterThan(5);
    expect(comparison.baseline.totalMs).toBeGreaterThan(comparison.baseline.firstTokenMs ?? Infinity);
    expect(comparison.diff).toEqual([
      { kind: 'same', text: 'the ' }, { kind: 'removed', text: 'refund' }, { kind: 'added', text: 'credit' }, { kind: 'same', text: ' was sent' }, { kind: 'added', text: ' today' },
    ]);
    expect(events[0]).toMatchObject({ type: 'started', sides: { candidate: { omittedParameters: [{ name: 'temperature' }] } } });
    expect(events.filter(({ type }) => type === 'sideFinished')).toHaveLength(2);
    expect(events.flatMap((event) => (event.type === 'text' && event.side === 'candidate' ? [event.delta] : []))).toEqual(['the credit ', 'was sent ', 'today']);

    const view = toComparisonView(comparison);
    expect(view.title).toBe('triage 1.2.0');
    expect(view.sampleNotice).toBeUndefined();
    expect(view.baseline).toMatchObject({ model: 'model-a', alias: 'chat.triage', notes: ['temperature 0', 'top_p 0.5'] });
    expect(view.candidate.notes).toEqual(['top_p 0.5', 'temperature left out: not accepted by model-b']);
    const rows = Object.fromEntries(view.figures.map(({ id, baseline, candidate, delta }) => [id, [baseline, candidate, delta]]));
    expect(rows).toMatchObject({
      input: ['412', '398', '\u221214 (\u22123 %)'],
      output: ['180', '212', '+32 (+18 %)'],
      reasoning: ['0', '96', '+96'],
      // 412 + 1800 millionths, and twice 398 + 2120
      cost: ['$0.0022', '$0.0050', '+$0.0028 (×2.3)'],
      perMonth: ['$11,060', '$25,180', '+$14,120'],
    });
    expect(rows).not.toHaveProperty('cached');
    expect(view.notices).toEqual(['Prices as of 2026-09-23.']);
  });

  it('keeps one side when the other fails', async () => {
    const server = await serve(({ response, body }) =>
      body['model'] === 'model-b' ? sendJson(response, 404, { error: { message: 'no such model' } }) : sendEvents(response, chatEvents(['fine'], { model: 'model-a', usage: usageOf(10, 1) })));
    const comparison = await compareModels(input, depsAt(server.url), () => {}, live);
    expect(comparison.baseline).toMatchObject({ text: 'fine', status: 'complete' });
    expect(comparison.candidate).toMatchObject({ text: '', status: 'failed', cost: { kind: 'unknown' } });
    expect(comparison.candidate.error).toContain('does not know the model model-b (404)');
    const view = toComparisonView(comparison);
    const row = (id: string) => view.figures.find((one) => one.id === id);
    expect(row('cost')).toMatchObject({ baseline: '$0.000020', candidate: '–', delta: '–' });
    expect(row('output')).toMatchObject({ baseline: '1', candidate: '–', delta: '–' });
    expect(row('total')).toMatchObject({ candidate: '–' });
  });

  it('keeps what a broken-off answer had said, and prices it as an estimate', async () => {
    const server = await serve(async ({ response, body }) => {
      if (body['model'] === 'model-a') return sendEvents(response, chatEvents(['fine'], { model: 'model-a', usage: usageOf(10, 1) }));
      await sendEvents(response, chatEvents(['half an answer'], { model: 'model-b' }).slice(0, 2), { end: false });
      response.destroy();
    });
    const { candidate } = await compareModels(input, depsAt(server.url), () => {}, live);
    expect(candidate).toMatchObject({ text: 'half an answer', status: 'failed', estimatedTokens: { output: 3 }, cost: { kind: 'estimate' } });
    expect(candidate.usage).toBeUndefined();
  });

  it('cancels both requests at the server and keeps what had arrived', async () => {
    const server = await serve(({ response, body }) => sendEvents(response, chatEvents(Array.from({ length: 300 }, () => 'x '), { model: String(body['model']) }), { delayMs: 10 }));
    const stop = new AbortController();
    let pieces = 0;
    const comparison = await compareModels(input, depsAt(server.url), (event) => {
      if (event.type === 'text' && ++pieces === 6) stop.abort();
    }, stop.signal);
    expect(comparison.baseline.status).toBe('cancelled');
    expect(comparison.candidate.status).toBe('cancelled');
    expect(comparison.baseline.text.length + comparison.candidate.text.length).toBeGreaterThan(6);
    await expect.poll(() => server.closed()).toBe(2);
  });

  it('says what a reader must know: other models served, samples, cut answers, estimates, unknown prices', async () => {
    const server = await serve(({ response, body }) =>
      body['model'] === 'model-a'
        ? sendEvents(response, chatEvents(['a b c'], { model: 'model-a-2026-01-01', finish: 'length' }), { headers: { 'x-promptshift-sample': 'fixtures' } })
        : sendEvents(response, chatEvents(['a b c'], { model: 'local/model-x', usage: usageOf(5, 3) })));
    const comparison = await compareModels({ ...input, candidate: { requested: 'model-x', model: 'model-x' } }, depsAt(server.url), () => {}, live);
    const view = toComparisonView(comparison);
    expect(view.sampleNotice).toContain('sample fixtures, not from a model');
    expect(view.notices).toEqual([
      'The baseline asked for model-a; the server says it served model-a-2026-01-01.',
      'The baseline was cut at its output limit; hidden reasoning counts towards that limit.',
      'The server sent no token counts for the baseline: figures marked ≈ are estimates, without hidden reasoning.',
      'The price of the candidate is unknown. No price list has model-x.',
      'Prices as of 2026-09-23.',
    ]);
    const rows = Object.fromEntries(view.figures.map(({ id, baseline, candidate, delta }) => [id, [baseline, candidate, delta]]));
    expect(rows['output']).toEqual(['≈ 3', '3', '≈ 0']);
    expect(rows['cost']?.[0]).toMatch(/^≈ \$0\.0000\d+$/);
    expect(rows['cost']?.slice(1)).toEqual(['unknown', 'unknown']);
    expect(rows['perMonth']?.slice(1)).toEqual(['unknown', 'unknown']);
  });

  it('counts latency from the try that answered', async () => {
    const turnedAway = new Set<unknown>();
    const server = await serve(({ response, body }) =>
      turnedAway.size < turnedAway.add(body['model']).size ? sendJson(response, 429, { error: { message: 'wait' } }, { 'retry-after-ms': '300' }) : sendEvents(response, chatEvents(['ok'], { model: String(body['model']), usage: usageOf(1, 1) })));
    const comparison = await compareModels(input, depsAt(server.url), () => {}, live);
    expect(comparison.baseline).toMatchObject({ attempts: 2, text: 'ok' });
    expect(comparison.baseline.totalMs).toBeLessThan(250);
    expect(toComparisonView(comparison).notices).toContain('The baseline was sent 2 times; its times count from the last.');
  });

  it('rejects before anything is sent when the prompt cannot be filled or no key is there', async () => {
    const server = await serve(({ response }) => sendJson(response, 500, {}));
    const events: CompareEvent[] = [];
    const unfilled = { ...input, prompt: parsePrompt('p.md', '# User\n{{who}}') };
    await expect(compareModels(unfilled, depsAt(server.url), (event) => events.push(event), live)).rejects.toMatchObject({ code: 'configuration', message: 'p.md: no value for {{who}} (line 2).' });
    expect(events).toEqual([]);
    const clock = createSystemClock();
    const provider = createOpenAiProvider({ baseUrl: 'https://models.invalid/v1', apiKey: async () => undefined, api: 'auto', clock });
    await expect(compareModels(input, depsAt(server.url, { provider }), () => {}, live)).rejects.toMatchObject({ code: 'configuration', message: 'There is no API key for https://models.invalid.' });
    expect(server.bodies).toHaveLength(0);
  });
});

describe('before a run', () => {
  it('estimates cost from counted input and expected output', async () => {
    const estimate = await estimateComparison(input, depsAt('http://127.0.0.1:1'), live);
    const { inputTokens } = estimate.baseline;
    expect(inputTokens).toBeGreaterThan(5);
    expect(inputTokens).toBeLessThan(20);
    expect(estimate.baseline.cost).toEqual({ kind: 'estimate', usd: (inputTokens + 200) / 1_000_000, pricesAsOf: '2026-09-23' });
    expect(estimate.total).toMatchObject({ inputTokens: inputTokens * 2, outputTokens: 40, cost: { kind: 'estimate', usd: expect.closeTo((3 * (inputTokens + 200)) / 1_000_000, 12) } });
    const unknown = await estimateComparison({ ...input, candidate: { requested: 'x', model: 'x' } }, depsAt('http://127.0.0.1:1'), live);
    expect(unknown.total.cost).toEqual({ kind: 'unknown', reason: 'No price list has x.' });
  });

  it('shows headings and what a side will not take', () => {
    const view = toIdleView(input, 'openai (http://127.0.0.1:1)', depsAt('http://127.0.0.1:1').rejected);
    expect(view).toMatchObject({ title: 'triage 1.2.0', figures: [], baseline: { status: 'idle', alias: 'chat.triage' }, candidate: { notes: ['top_p 0.5', 'temperature left out: not accepted by model-b'] } });
  });
});
