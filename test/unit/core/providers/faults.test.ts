import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeError } from '../../../../src/core/errors.ts';
import { identifyModel } from '../../../../src/core/models/identify.ts';
import { priceAnswer } from '../../../../src/core/models/prices.ts';
import type { OpenAiOptions } from '../../../../src/core/providers/openai.ts';
import { startChatServer, type Behaviour, type ChatServer } from '../../../support/chatServer.ts';
import { collect, key, live, providerAt, request, type Collected } from './asking.ts';

type Fault = {
  readonly name: string;
  readonly behaviours: readonly [Behaviour, ...Behaviour[]];
  readonly options?: Partial<OpenAiOptions>;
  readonly requests: number;
  /** At least so long between the first and the second request. */
  readonly waitMs?: number;
  readonly text?: string;
  readonly served?: string;
  readonly reason?: string;
  readonly usageProblem?: string;
  readonly error?: RegExp;
  /** What the reported usage costs at gpt-4o's $2.50 and $10 a million; nothing where there is no usage to price. */
  readonly usd?: number;
};

const whole: Behaviour = { kind: 'stream', chunks: ['a', 'b'], delayMs: 0 };
/** 120 × 2.50 + 2 × 10 */
const usdOfWhole = 0.00032;

function refuse(status: number, headers: Readonly<Record<string, string>> = {}, code?: string): Behaviour {
  return { kind: 'refuse', status, message: 'not now', headers, ...(code === undefined ? {} : { code }) };
}
const stream = (more: Partial<Extract<Behaviour, { kind: 'stream' }>>): Behaviour => ({ ...whole, ...more, kind: 'stream' } as Behaviour);

const faults: readonly Fault[] = [
  { name: '429 with retry-after in seconds', behaviours: [refuse(429, { 'retry-after': '0.2' }), whole], requests: 2, waitMs: 200, text: 'ab', reason: 'stop', usd: usdOfWhole },
  { name: '429 with retry-after in ms', behaviours: [refuse(429, { 'retry-after-ms': '120' }), whole], requests: 2, waitMs: 120, text: 'ab', reason: 'stop', usd: usdOfWhole },
  { name: '429 with retry-after as a date', behaviours: [refuse(429, { 'retry-after': new Date(Date.now() + 2000).toUTCString() }), whole], requests: 2, text: 'ab', reason: 'stop', usd: usdOfWhole },
  { name: '429 that asks for an hour', behaviours: [refuse(429, { 'retry-after': '3600' })], requests: 1, error: /limits how often gpt-4o may be called \(429\)/ },
  { name: '429 for want of money', behaviours: [refuse(429, {}, 'insufficient_quota')], requests: 1, error: /no credit left \(429\)/ },
  { name: '429 that stays', behaviours: [refuse(429, { 'retry-after-ms': '5' })], requests: 3, error: /\(429\)\. It says: not now\./ },
  { name: '500, then well', behaviours: [refuse(500, { 'retry-after-ms': '5' }), whole], requests: 2, text: 'ab', reason: 'stop', usd: usdOfWhole },
  { name: '500 that stays', behaviours: [refuse(500, { 'retry-after-ms': '5' })], requests: 3, error: /failed to answer for gpt-4o \(500\)/ },
  { name: 'a redirect', behaviours: [refuse(307, { location: 'http://127.0.0.1:1/v1/chat/completions' })], requests: 1, error: /wants to send the request for gpt-4o somewhere else \(307\)/ },
  { name: 'no answer at all', behaviours: [{ kind: 'silent' }], options: { idleTimeoutMs: 100 }, requests: 1, error: /sent nothing for 0\.1 s/ },
  { name: 'a hang in the middle', behaviours: [{ kind: 'hang', chunks: ['a'], delayMs: 0 }], options: { idleTimeoutMs: 600 }, requests: 1, text: 'a', error: /sent nothing for 0\.6 s/ },
  { name: 'an answer that takes too long', behaviours: [{ kind: 'stream', chunks: Array.from({ length: 100 }, () => 'x'), delayMs: 10 }], options: { totalTimeoutMs: 100 }, requests: 1, error: /^gpt-4o took longer than 0\.1 s\./ },
  { name: 'a dropped connection in the middle', behaviours: [{ kind: 'break', chunks: ['a'], delayMs: 5 }], requests: 1, text: 'a', error: /closed the connection before the answer of gpt-4o was complete/ },
  { name: 'an end in the middle', behaviours: [{ kind: 'stop', chunks: ['a'], delayMs: 0 }], requests: 1, text: 'a', error: /the server stopped before the answer was complete/ },
  { name: 'a malformed event', behaviours: [{ kind: 'garble', chunks: ['a'], delayMs: 0, text: 'data: {"choices": [\n\n' }], requests: 1, text: 'a', error: /cannot be read: it holds invalid JSON/ },
  { name: 'an error as an event', behaviours: [{ kind: 'garble', chunks: ['a'], delayMs: 0, text: 'event: error\ndata: {"error": {"message": "overloaded"}}\n\n' }], requests: 1, text: 'a', error: /failed: overloaded\./ },
  { name: 'another model served', behaviours: [stream({ served: 'gpt-4o-mini-2024-07-18' })], requests: 1, text: 'ab', served: 'gpt-4o-mini-2024-07-18', reason: 'stop', usd: usdOfWhole },
  // 120 × 2.50 + 16 × 10
  { name: 'nothing but reasoning up to the limit', behaviours: [stream({ chunks: [], finish: 'length', usage: { prompt_tokens: 120, completion_tokens: 16, completion_tokens_details: { reasoning_tokens: 16 } } })], requests: 1, text: '', reason: 'length', usd: 0.00046 },
  { name: 'no usage', behaviours: [stream({ usage: null })], requests: 1, text: 'ab', reason: 'stop' },
  { name: 'negative usage', behaviours: [stream({ usage: { prompt_tokens: 120, completion_tokens: -2 } })], requests: 1, text: 'ab', reason: 'stop', usageProblem: 'output tokens are no count of tokens' },
  { name: 'more cached than there is', behaviours: [stream({ usage: { prompt_tokens: 10, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 120 } } })], requests: 1, text: 'ab', reason: 'stop', usageProblem: 'cached tokens exceed input tokens' },
  { name: 'usage without end', behaviours: [stream({ usage: { prompt_tokens: 1e300, completion_tokens: 2 } })], requests: 1, text: 'ab', reason: 'stop', usageProblem: 'input tokens are no count of tokens' },
];

let server: ChatServer;
beforeAll(async () => {
  server = await startChatServer(whole);
});
afterAll(async () => {
  await server.close();
});

async function priced({ finished }: Collected): Promise<number | undefined> {
  const identity = identifyModel(request.model);
  if (finished?.usage === undefined || identity === undefined) return undefined;
  const cost = await priceAnswer(finished.usage, identity, '2026-09-01T00:00:00Z');
  return cost.kind === 'unknown' ? undefined : cost.usd;
}

describe('every fault is told, and none is priced wrongly', () => {
  it.each(faults)('$name', async (fault) => {
    server.behave(...fault.behaviours);
    const before = server.requests.length;
    const result = await collect(providerAt(server.url, fault.options).stream(request, live));
    const seen = server.requests.slice(before);
    expect(seen).toHaveLength(fault.requests);
    expect(result.events.filter(({ type }) => type === 'sent')).toHaveLength(fault.requests);
    if (fault.waitMs !== undefined) expect((seen[1]?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThanOrEqual(fault.waitMs - 5);
    if (fault.error === undefined) expect(result.error).toBeUndefined();
    else {
      expect(result.error).toMatchObject({ code: 'provider', message: expect.stringMatching(fault.error) });
      expect(describeError(result.error)).not.toContain(key);
    }
    if (fault.text !== undefined) expect(result.text).toBe(fault.text);
    if (fault.served !== undefined) expect(result.events).toContainEqual({ type: 'served', model: fault.served, sample: false });
    expect(result.finished?.reason).toBe(fault.reason);
    expect(result.finished?.usageProblem).toBe(fault.usageProblem);
    const usd = await priced(result);
    if (fault.usd === undefined) expect(usd).toBeUndefined();
    else expect(usd).toBeCloseTo(fault.usd, 10);
  });
});
