import { describe, expect, it } from 'vitest';
import { agreementOf } from '../../../../src/core/compare/agreement.ts';
import { compareModels } from '../../../../src/core/compare/compareModels.ts';
import { readComparison } from '../../../../src/core/compare/comparisonJournal.ts';
import { createTokenCounter } from '../../../../src/core/compare/countTokens.ts';
import { estimateComparison } from '../../../../src/core/compare/estimateComparison.ts';
import { spreadOf } from '../../../../src/core/compare/spread.ts';
import type { CompareDeps, CompareEvent, CompareInput } from '../../../../src/core/compare/types.ts';
import { toComparisonView } from '../../../../src/core/compare/view.ts';
import { parsePrompt } from '../../../../src/core/prompts/parsePrompt.ts';
import { createOpenAiProvider } from '../../../../src/core/providers/openai.ts';
import { createBudget } from '../../../../src/core/runs/budget.ts';
import { createMemoryJournalFile } from '../../../../src/core/runs/journalFile.ts';
import { createMemoryCache } from '../../../../src/core/runs/responseCache.ts';
import { createSystemClock } from '../../../../src/node/clock.ts';
import { chatEvents, sendEvents, sendJson, type Exchange } from '../providers/httpServer.ts';
import { answer, live, price } from '../runs/samples.ts';
import { serve } from '../providers/serve.ts';

const version = (number: string, system: string) => parsePrompt(`prompts/triage/${number}.md`, `---
model: model-a
parameters: { max_tokens: 50 }
expectedTokens: { output: 20 }
---
# System
${system}
# User
{{text}}
`);

const input: CompareInput = {
  prompt: version('1.1.0', 'One word.'), inputs: { text: 'late' },
  baseline: { requested: 'model-a', model: 'model-a' }, candidate: { requested: 'model-b', model: 'model-b' },
};

const depsAt = (url: string, rest: Partial<CompareDeps> = {}): CompareDeps => {
  const clock = createSystemClock();
  return { provider: createOpenAiProvider({ baseUrl: url, apiKey: async () => undefined, api: 'auto', clock, retries: 0 }), clock, price, rejected: () => [], countTokens: createTokenCounter(), ...rest };
};

const usage = (input_: number, output: number) => ({ prompt_tokens: input_, completion_tokens: output });
const say = (response: Exchange['response'], model: unknown, text: string, tokens = 10): Promise<void> => sendEvents(response, chatEvents([text], { model: String(model), usage: usage(100, tokens) }));

describe('repeats', () => {
  it('asks each side as often as wanted, interleaved, and gives means, ranges and agreement', async () => {
    const counts: Record<string, number> = {};
    const server = await serve(({ response, body }) => {
      const model = String(body['model']);
      const index = (counts[model] = (counts[model] ?? 0) + 1);
      return say(response, model, model === 'model-a' ? ' urgent\n' : ['urgent', 'normal', 'urgent '][index - 1] ?? '', index * 10);
    });
    const events: CompareEvent[] = [];
    const comparison = await compareModels({ ...input, runs: 3, traffic: { alias: 'a', callsPerMonth: 1_000_000, promptTokens: 1, completionTokens: 1 } }, depsAt(server.url, { parallel: 1 }), (event) => events.push(event), live);
    expect(server.bodies.map(({ model }) => model)).toEqual(['model-a', 'model-b', 'model-a', 'model-b', 'model-a', 'model-b']);
    expect(events.filter(({ type }) => type === 'sideFinished')).toHaveLength(2);
    expect(events.flatMap((event) => (event.type === 'answered' ? [[event.cell, event.run, event.done, event.total]] : []))).toEqual([[0, 0, 1, 6], [1, 0, 2, 6], [0, 1, 3, 6], [1, 1, 4, 6], [0, 2, 5, 6], [1, 2, 6, 6]]);
    expect(comparison.cells.map(({ answers }) => answers.map(({ text }) => text.trim()))).toEqual([['urgent', 'urgent', 'urgent'], ['urgent', 'normal', 'urgent']]);
    const view = toComparisonView(comparison);
    const row = (id: string) => view.figures.find((one) => one.id === id);
    expect(row('output')).toMatchObject({ baseline: '20', candidate: '20', delta: '0', spread: { baseline: '10–30, sd 10' } });
    // 100 + 20 millionths on average
    expect(row('cost')).toMatchObject({ baseline: '$0.00012', spread: { baseline: '$0.00011–$0.00013, sd $0.000010' } });
    expect(row('perMonth')).toMatchObject({ baseline: '$120.00' });
    expect(row('agreement')).toEqual({ id: 'agreement', label: 'agreement of 3 runs', baseline: '100 %', candidate: '67 %', delta: '−33 points' });
    expect(view.spent).toBe('This comparison cost $0.00072: 6 answers.');
  });

  it('keeps the figures of those that answered when one repeat fails, and says so', async () => {
    let asked = 0;
    const server = await serve(({ response, body }) => (++asked === 3 ? sendJson(response, 500, { error: { message: 'sorry' } }) : say(response, body['model'], 'yes')));
    const comparison = await compareModels({ ...input, runs: 2 }, depsAt(server.url, { parallel: 1 }), () => {}, live);
    const view = toComparisonView(comparison);
    expect(comparison.cells[0]?.answers.map(({ status }) => status)).toEqual(['complete', 'failed']);
    expect(view.figures.find(({ id }) => id === 'cost')).toMatchObject({ baseline: '$0.00011', candidate: '$0.00011' });
    expect(view.figures.find(({ id }) => id === 'agreement')).toMatchObject({ baseline: '–', candidate: '100 %' });
    expect(view.spent).toMatch(/^This comparison cost \$0\.00033 and an unknown price for 1: 4 answers\.$/);
    expect(view.notices).toContainEqual(expect.stringMatching(/^1 of 2 repeats is not complete and in no figure\. .*\(500\)/));
  });

  it('estimates every request', async () => {
    const one = await estimateComparison(input, depsAt('http://127.0.0.1:1'), live);
    const many = await estimateComparison({ ...input, candidatePrompt: version('1.2.0', 'One word.'), grid: true, runs: 3 }, depsAt('http://127.0.0.1:1'), live);
    expect([one.requests, many.requests]).toEqual([2, 12]);
    expect(many.total.inputTokens).toBe(one.baseline.inputTokens * 12);
    expect(many.total.outputTokens).toBe(240);
  });

  it.each<[readonly string[], number | undefined]>([[['a', 'a', 'b'], 2 / 3], [['a b', 'a\n b', ' a  b'], 1], [['a'], undefined], [['a', 'b'], 0.5]])('agreement of %j', (texts, share) => {
    expect(agreementOf(texts.map((text) => answer({ text })))).toEqual(share);
  });

  it('agreement counts tool calls by their values, and complete answers only', () => {
    const calling = (written: string) => answer({ text: '', toolCalls: [{ id: String(Math.random()), name: 'a', arguments: written }] });
    expect(agreementOf([calling('{"x":1,"y":2}'), calling('{ "y": 2, "x": 1 }')])).toBe(1);
    expect(agreementOf([calling('{"x":1}'), calling('{"x":"1"}'), answer({ text: '', status: 'failed' })])).toBe(0.5);
  });

  it('the spread of values', () => {
    expect(spreadOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ count: 8, mean: 5, min: 2, max: 9, sd: expect.closeTo(Math.sqrt(32 / 7), 12) });
    expect(spreadOf([3])).toEqual({ count: 1, mean: 3, min: 3, max: 3, sd: 0 });
    expect(spreadOf([])).toBeUndefined();
  });
});

describe('versions and models', () => {
  it('compares two versions on one model', async () => {
    const server = await serve(({ response, body }) => say(response, body['model'], (body['messages'] as readonly { content: string }[])[0]?.content ?? ''));
    const comparison = await compareModels({ ...input, candidate: input.baseline, candidatePrompt: version('1.2.0', 'Two words.') }, depsAt(server.url), () => {}, live);
    expect([comparison.baseline.text, comparison.candidate.text]).toEqual(['One word.', 'Two words.']);
    const view = toComparisonView(comparison);
    expect(view).toMatchObject({ title: 'triage 1.1.0 → 1.2.0', baseline: { version: '1.1.0' }, candidate: { version: '1.2.0' } });
    expect(view).not.toHaveProperty('grid');
    expect(view.notices).not.toContain('Both sides ask model-a.');
  });

  it('asks both versions on both models in a grid, with the two ends compared', async () => {
    const server = await serve(({ response, body }) => say(response, body['model'], `${String(body['model'])}: ${(body['messages'] as readonly { content: string }[])[0]?.content}`));
    const comparison = await compareModels({ ...input, candidatePrompt: version('1.2.0', 'Two words.'), grid: true, runs: 2 }, depsAt(server.url), () => {}, live);
    expect(server.bodies).toHaveLength(8);
    expect([comparison.baseline.text, comparison.candidate.text]).toEqual(['model-a: One word.', 'model-b: Two words.']);
    expect(toComparisonView(comparison).grid).toMatchObject([
      { version: '1.1.0', model: 'model-a', side: 'baseline', text: 'model-a: One word.', agreement: '100 %' }, { version: '1.1.0', model: 'model-b', text: 'model-b: One word.' },
      { version: '1.2.0', model: 'model-a', text: 'model-a: Two words.', cost: '$0.00011' }, { version: '1.2.0', model: 'model-b', side: 'candidate' },
    ]);
  });

  it('parameters of a side stand in place of the prompt\'s', async () => {
    const server = await serve(({ response, body }) => say(response, body['model'], 'yes'));
    await compareModels({ ...input, parameters: { candidate: { temperature: 1 } } }, depsAt(server.url), () => {}, live);
    expect(server.bodies.find(({ model }) => model === 'model-a')).toMatchObject({ max_tokens: 50 });
    const other = server.bodies.find(({ model }) => model === 'model-b');
    expect(other).toMatchObject({ temperature: 1 });
    expect(other).not.toHaveProperty('max_tokens');
  });
});

describe('budget, journal and cache', () => {
  it('stops at the budget: what was paid for is kept, and no more is sent', async () => {
    const server = await serve(({ response, body }) => say(response, body['model'], 'yes', 50));
    const budget = createBudget(0.0006);
    const comparison = await compareModels({ ...input, runs: 5 }, depsAt(server.url, { budget }), () => {}, live);
    const answers = comparison.cells.flatMap((cell) => cell.answers);
    expect(answers).toHaveLength(10);
    const sent = answers.filter(({ attempts }) => attempts > 0);
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.length).toBeLessThan(10);
    expect(server.bodies).toHaveLength(sent.length);
    expect(answers.filter(({ attempts }) => attempts === 0).every(({ error }) => error?.startsWith('The budget of $0.00060 is reached'))).toBe(true);
    expect(budget.spentUsd).toBeLessThanOrEqual(0.0006);
    expect(toComparisonView(comparison).spent).toMatch(new RegExp(`: ${sent.length} answers?\\.$`));
  });

  it('says that a cost is at most what it counts where an answer came without token counts', async () => {
    const server = await serve(({ response, body }) => sendEvents(response, chatEvents(['yes'], { model: String(body['model']), ...(body['model'] === 'model-a' ? { usage: usage(100, 10) } : {}) })));
    const budget = createBudget(1);
    const comparison = await compareModels(input, depsAt(server.url, { budget }), () => {}, live);
    expect(comparison.candidate).toMatchObject({ status: 'complete', cost: { kind: 'estimate' } });
    expect(comparison.candidate.chargedUsd).toBeGreaterThan(comparison.candidate.cost.kind === 'unknown' ? Infinity : comparison.candidate.cost.usd);
    expect(toComparisonView(comparison).spent).toMatch(/^This comparison cost at most \$0\.\d+: 2 answers, 1 of them without token counts and counted at the most they can have cost\.$/);
  });

  it('sends nothing at all when one price is unknown, and nothing without an output limit', async () => {
    const server = await serve(({ response, body }) => say(response, body['model'], 'yes'));
    const deps = depsAt(server.url, { budget: createBudget(1) });
    await expect(compareModels({ ...input, candidate: { requested: 'unknown-x', model: 'unknown-x' } }, deps, () => {}, live)).rejects.toMatchObject({ code: 'configuration', message: expect.stringContaining('The price of unknown-x is unknown') });
    const unlimited = { ...input, parameters: { baseline: {}, candidate: {} } };
    await expect(compareModels(unlimited, deps, () => {}, live)).rejects.toMatchObject({ code: 'configuration', message: expect.stringContaining('needs an output limit') });
    expect(server.bodies).toHaveLength(0);
    await compareModels({ ...unlimited, outputLimits: { baseline: 30, candidate: 40 } }, deps, () => {}, live);
    expect(server.bodies.map(({ max_completion_tokens: limit }) => limit).toSorted()).toEqual([30, 40]);
  });

  it('reads the same comparison back from its journal, and shows what was not recorded', async () => {
    const server = await serve(({ response, body }) => say(response, body['model'], 'yes'));
    const lines: string[] = [];
    const file = createMemoryJournalFile(lines);
    const comparison = await compareModels({ ...input, runs: 2 }, depsAt(server.url, { journal: file, runId: 'r1' }), () => {}, live);
    const past = await readComparison(file, live);
    expect(past?.id).toBe('r1');
    expect(past?.comparison).toEqual(comparison);
    expect(past?.about.cells[0]?.messages).toEqual([{ role: 'system', content: 'One word.' }, { role: 'user', content: 'late' }]);
    const lost = lines.filter((line) => !(line.includes('"type":"result"') && line.includes('"id":"1/0"')));
    const cut = await readComparison(createMemoryJournalFile(lost), live);
    expect(cut?.comparison.candidate).toMatchObject({ status: 'failed', error: 'What came of this request was not recorded. It may have been billed; run again to ask again.' });
    expect(await readComparison(createMemoryJournalFile(['{"type":"header","version":1,"id":"x","kind":"evaluation","about":{}}']), live)).toBeUndefined();
    expect(await readComparison(createMemoryJournalFile(['{"type":"header","version":1,"id":"x","kind":"comparison","about":{"runs":1,"cells":[{}],"inputs":{}}}']), live)).toBeUndefined();
  });

  it('shows a cached answer as cached, with its cold cost, and streams it to whoever watches', async () => {
    const server = await serve(({ response, body }) => say(response, body['model'], 'yes'));
    const deps = depsAt(server.url, { cache: createMemoryCache() });
    await compareModels(input, deps, () => {}, live);
    const events: CompareEvent[] = [];
    const view = toComparisonView(await compareModels(input, deps, (event) => events.push(event), live));
    expect(server.bodies).toHaveLength(2);
    expect(view.baseline.labels).toEqual(['cached']);
    expect(view.figures.find(({ id }) => id === 'cost')?.baseline).toBe('$0.00011');
    expect(view.spent).toBe('This comparison cost $0: 2 answers, 2 of them for nothing.');
    expect(view.notices).toContain('The baseline came from the response cache and cost nothing now; its times and cost are those of the first time.');
    expect(events).toContainEqual({ type: 'text', side: 'baseline', delta: 'yes' });
  });
});

describe('tools and output schema', () => {
  const prompt = {
    ...version('1.1.0', 'Look it up.'),
    tools: [{ name: 'lookup_order', parameters: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] } }],
    output: { schema: { type: 'object', properties: { label: { type: 'string' } }, required: ['label'] } },
  };

  it('sends both, and says how each answer fits them', async () => {
    const server = await serve(({ response, body }) => {
      const model = String(body['model']);
      const chunk = (choice: unknown) => ({ id: 'c', object: 'chat.completion.chunk', created: 1, model, choices: [choice] });
      return sendEvents(response, [
        chunk({ index: 0, delta: { content: model === 'model-a' ? '{"label": "x"}' : '```json\n{"label": "x"}\n```' }, finish_reason: null }),
        chunk({ index: 0, delta: { tool_calls: [{ index: 0, id: 't1', type: 'function', function: { name: 'lookup_order', arguments: model === 'model-a' ? '{"id": 17}' : '{"id": "17"}' } }] }, finish_reason: null }),
        chunk({ index: 0, delta: {}, finish_reason: 'tool_calls' }),
        'data: [DONE]\n\n',
      ]);
    });
    const comparison = await compareModels({ ...input, prompt }, depsAt(server.url), () => {}, live);
    expect(server.bodies[0]).toMatchObject({ tools: [{ type: 'function', function: { name: 'lookup_order' } }], response_format: { type: 'json_schema', json_schema: { schema: prompt.output.schema } } });
    const view = toComparisonView(comparison);
    expect(view.baseline).toMatchObject({ toolCalls: [{ name: 'lookup_order', arguments: 'id: 17', check: { ok: true }, compared: 'differs', changes: [{ kind: 'changed', path: '/id', before: '17', after: '"17"' }] }], outputCheck: { ok: true } });
    expect(view.candidate).toMatchObject({ toolCalls: [{ arguments: 'id: "17"', check: { ok: false, reason: 'id: must be integer' } }], outputCheck: { ok: false, reason: 'the JSON stands in a code fence' } });
    expect(view.structure).toEqual([]);
  });
});
