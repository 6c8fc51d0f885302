import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { describeError, PromptshiftError } from '../../../../src/core/errors.ts';
import type { ProviderEvent } from '../../../../src/core/providers/provider.ts';
import { chatEvents, responsesEvents, sendEvents, sendJson } from './httpServer.ts';
import { collect, key, live, providerAt, request } from './asking.ts';
import { serve } from './serve.ts';

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

describe('Chat Completions', () => {
  it('streams pieces as they arrive, with what was served and the usage', async () => {
    const usage = { prompt_tokens: 412, completion_tokens: 180, total_tokens: 592, prompt_tokens_details: { cached_tokens: 128, cache_write_tokens: 64 }, completion_tokens_details: { reasoning_tokens: 96 } };
    const server = await serve(({ response }) => sendEvents(response, chatEvents(['Hel', 'lo', '!'], { usage }), { delayMs: 20 }));
    const seen: number[] = [];
    const events: ProviderEvent[] = [];
    for await (const event of providerAt(server.url).stream(request, live)) {
      events.push(event);
      if (event.type === 'text') seen.push(performance.now());
    }
    expect(events).toEqual([
      { type: 'sent', attempt: 1 },
      { type: 'served', model: 'gpt-4o-2024-08-06', sample: false },
      { type: 'text', delta: 'Hel' },
      { type: 'text', delta: 'lo' },
      { type: 'text', delta: '!' },
      { type: 'finished', reason: 'stop', usage: { inputTokens: 412, outputTokens: 180, cachedInputTokens: 128, cacheWriteTokens: 64, reasoningTokens: 96 } },
    ]);
    expect((seen[2] ?? 0) - (seen[0] ?? 0)).toBeGreaterThan(25);
    expect(server.bodies[0]).toMatchObject({ path: '/v1/chat/completions', model: 'gpt-4o', temperature: 0, stream: true, stream_options: { include_usage: true }, messages: request.messages });
    expect(server.headers[0]?.authorization).toBe(`Bearer ${key}`);
  });

  it('finishes without usage when the server sends none, and reads usage sent with a chunk that has no choices at all', async () => {
    const server = await serve(({ response, index }) =>
      sendEvents(response, index === 0 ? chatEvents(['a']) : [...chatEvents(['a']).slice(0, -1), { model: 'm', usage: { prompt_tokens: 1, completion_tokens: 2 } }, 'data: [DONE]\n\n']));
    const provider = providerAt(server.url);
    expect((await collect(provider.stream(request, live))).events.at(-1)).toEqual({ type: 'finished', reason: 'stop' });
    expect((await collect(provider.stream(request, live))).events.at(-1)).toMatchObject({ usage: { inputTokens: 1, outputTokens: 2, reasoningTokens: 0 } });
  });

  it('never counts what is no count', async () => {
    const server = await serve(({ response }) => sendEvents(response, chatEvents(['a'], { usage: { prompt_tokens: 'many', completion_tokens: -1 } })));
    expect((await collect(providerAt(server.url).stream(request, live))).events.at(-1)).toEqual({ type: 'finished', reason: 'stop', usageProblem: 'input tokens are no count of tokens' });
  });

  it('keeps why an answer ended: the output limit, a refusal', async () => {
    const refusal = [{ model: 'gpt-4o', choices: [{ index: 0, delta: { refusal: 'I cannot help.' }, finish_reason: null }] }, { model: 'gpt-4o', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }, 'data: [DONE]\n\n'];
    const server = await serve(({ response, index }) => sendEvents(response, index === 0 ? chatEvents([], { finish: 'length' }) : refusal));
    const provider = providerAt(server.url);
    const cut = await collect(provider.stream(request, live));
    expect(cut).toMatchObject({ text: '', error: undefined });
    expect(cut.events.at(-1)).toEqual({ type: 'finished', reason: 'length' });
    const refused = await collect(provider.stream(request, live));
    expect(refused.text).toBe('I cannot help.');
    expect(refused.events.at(-1)).toEqual({ type: 'finished', reason: 'refusal' });
  });

  it('says when the server calls its answers samples', async () => {
    const server = await serve(({ response }) => sendEvents(response, chatEvents(['a']), { headers: { 'x-promptshift-sample': 'fixtures' } }));
    expect((await collect(providerAt(server.url).stream(request, live))).events).toContainEqual({ type: 'served', model: 'gpt-4o-2024-08-06', sample: true });
  });

  it('asks a loopback server without a key and sends no authorization then', async () => {
    const server = await serve(({ response }) => sendEvents(response, chatEvents(['ok'])));
    expect((await collect(providerAt(server.url, { apiKey: async () => undefined }).stream(request, live))).text).toBe('ok');
    expect(server.headers[0]).not.toHaveProperty('authorization');
  });

  it('does not let a prompt turn streaming off or name another model', async () => {
    const server = await serve(({ response }) => sendEvents(response, chatEvents(['ok'])));
    await collect(providerAt(server.url).stream({ ...request, parameters: { stream: false, model: 'other', max_output_tokens: 5, reasoning: { effort: 'low' } } }, live));
    expect(server.bodies[0]).toMatchObject({ stream: true, model: 'gpt-4o', max_completion_tokens: 5, reasoning_effort: 'low' });
    expect(server.bodies[0]).not.toHaveProperty('max_output_tokens');
  });
});

describe('Responses', () => {
  const api = 'responses' as const;

  it('streams, is not stored, and has its own usage', async () => {
    const usage = { input_tokens: 398, input_tokens_details: { cached_tokens: 10, cache_write_tokens: 5 }, output_tokens: 212, output_tokens_details: { reasoning_tokens: 96 }, total_tokens: 610 };
    const server = await serve(({ response }) => sendEvents(response, responsesEvents(['Good ', 'day'], { usage })));
    const result = await collect(providerAt(server.url, { api }).stream({ ...request, parameters: { max_tokens: 50, reasoning_effort: 'low', response_format: { type: 'json_schema', json_schema: { name: 'n', schema: {} } } } }, live));
    expect(result.error).toBeUndefined();
    expect(result.text).toBe('Good day');
    expect(result.events).toContainEqual({ type: 'served', model: 'gpt-5.5-2026-04-23', sample: false });
    expect(result.events.at(-1)).toEqual({ type: 'finished', reason: 'stop', usage: { inputTokens: 398, outputTokens: 212, cachedInputTokens: 10, cacheWriteTokens: 5, reasoningTokens: 96 } });
    expect(server.bodies[0]).toMatchObject({ path: '/v1/responses', store: false, stream: true, input: request.messages, max_output_tokens: 50, reasoning: { effort: 'low' }, text: { format: { type: 'json_schema', name: 'n', schema: {} } } });
  });

  it('keeps an incomplete status as its reason, in the words of Chat Completions', async () => {
    const server = await serve(({ response }) => sendEvents(response, responsesEvents(['x'], { status: 'incomplete', details: { reason: 'max_output_tokens' }, usage: { input_tokens: 1, output_tokens: 16 } })));
    expect((await collect(providerAt(server.url, { api }).stream(request, live))).events.at(-1)).toMatchObject({ type: 'finished', reason: 'length', usage: { outputTokens: 16 } });
  });

  it('reports a failed response and one whose stream ends early', async () => {
    const failed = responsesEvents(['x']).slice(0, 2).concat([`event: response.failed\ndata: ${JSON.stringify({ type: 'response.failed', response: { model: 'gpt-5.5-2026-04-23', status: 'failed', error: { code: 'server_error', message: 'The model crashed.' } } })}\n\n`]);
    const server = await serve(({ response, index }) => sendEvents(response, index === 0 ? failed : responsesEvents(['part']).slice(0, 2)));
    const provider = providerAt(server.url, { api });
    const first = await collect(provider.stream(request, live));
    expect(first.error).toMatchObject({ code: 'provider', message: 'gpt-4o: The model crashed.' });
    const second = await collect(provider.stream(request, live));
    expect(second.text).toBe('part');
    expect(second.error).toMatchObject({ code: 'provider', message: 'gpt-4o: the server stopped before the answer was complete.' });
  });
});

describe('failures', () => {
  async function failure(provider: ReturnType<typeof providerAt>, signal = live): Promise<PromptshiftError> {
    const { error } = await collect(provider.stream(request, signal));
    expect(error).toBeInstanceOf(PromptshiftError);
    expect(describeError(error)).not.toContain(key);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(key);
    return error as PromptshiftError;
  }

  it('a missing key names the endpoint, and nothing is sent', async () => {
    const error = await failure(providerAt('https://models.invalid/v1', { apiKey: async () => undefined }));
    expect(error).toMatchObject({ code: 'configuration', message: 'There is no API key for https://models.invalid.' });
    expect(error.remedy).toContain('OPENAI_API_KEY');
  });

  it('a base URL that is none is refused at once, without repeating it', () => {
    expect(() => providerAt('file:///etc/passwd')).toThrow('not an http or https address');
    expect(() => providerAt('http://user:secret@127.0.0.1:1/v1')).toThrow(/^The base URL for 127\.0\.0\.1:1 holds a user name or a password\.$/);
  });

  it('a refused connection names host and port', async () => {
    const port = await freePort();
    const error = await failure(providerAt(`http://127.0.0.1:${port}/v1`));
    expect(error).toMatchObject({ code: 'provider', message: `Nothing answers at 127.0.0.1:${port}: the connection was refused.` });
  });

  it('a 401 never repeats the key the server echoes', async () => {
    const server = await serve(({ response }) => sendJson(response, 401, { error: { message: `Incorrect API key provided: ${key}. Also sk-proj-********ghij.`, type: 'invalid_request_error', code: 'invalid_api_key' } }));
    const error = await failure(providerAt(server.url));
    expect(error.message).toBe(`http://127.0.0.1:${server.port} did not accept the API key (401). It says: Incorrect API key provided: …. Also ….`);
    expect(server.bodies).toHaveLength(1);
  });

  it('a 404 tells an unknown model from an address without an API', async () => {
    const server = await serve(({ response, index }) => {
      if (index === 0) sendJson(response, 404, { error: { message: 'The model `gpt-4o` does not exist', code: 'model_not_found' } });
      else response.writeHead(404, { 'content-type': 'text/html' }).end('<html>not here</html>');
    });
    const provider = providerAt(server.url);
    expect((await failure(provider)).message).toBe(`http://127.0.0.1:${server.port} does not know the model gpt-4o (404). It says: The model \`gpt-4o\` does not exist.`);
    expect((await failure(provider)).message).toBe(`There is no model API at ${server.url} (404).`);
  });

  it('a 400 repeats what the server says about the parameter', async () => {
    const server = await serve(({ response }) => sendJson(response, 400, { error: { message: "Unsupported value: 'temperature' does not support 0 with this model.", param: 'temperature', code: 'unsupported_value' } }));
    expect((await failure(providerAt(server.url))).message).toContain("(400). It says: Unsupported value: 'temperature' does not support 0 with this model.");
  });

  it('a 429 is tried again after the time the server asks for', async () => {
    const server = await serve(({ response, index }) =>
      index === 0 ? sendJson(response, 429, { error: { message: 'slow down' } }, { 'retry-after': '0.3' }) : sendEvents(response, chatEvents(['ok'])));
    const result = await collect(providerAt(server.url).stream(request, live));
    expect(result.text).toBe('ok');
    expect(result.events.filter(({ type }) => type === 'sent')).toEqual([{ type: 'sent', attempt: 1 }, { type: 'sent', attempt: 2, turnedAway: 1 }]);
    expect((server.times[1] ?? 0) - (server.times[0] ?? 0)).toBeGreaterThanOrEqual(295);
  });

  it('a 429 that asks for too long a wait, or for money, is not tried again', async () => {
    const server = await serve(({ response, index }) =>
      index === 0 ? sendJson(response, 429, { error: { message: 'slow down' } }, { 'retry-after': '3600' }) : sendJson(response, 429, { error: { message: 'You exceeded your current quota', code: 'insufficient_quota' } }));
    const provider = providerAt(server.url);
    expect((await failure(provider)).message).toContain('limits how often gpt-4o may be called (429)');
    expect((await failure(provider)).message).toContain('has no credit left (429)');
    expect(server.bodies).toHaveLength(2);
  });

  it('a 500 is tried again and reported when it stays', async () => {
    const server = await serve(({ response }) => sendJson(response, 500, { error: { message: 'boom' } }, { 'retry-after-ms': '5' }));
    expect((await failure(providerAt(server.url, { retries: 3 }))).message).toBe(`http://127.0.0.1:${server.port} failed to answer for gpt-4o (500). It says: boom.`);
    expect(server.bodies).toHaveLength(4);
  });

  it('a server that stops mid-stream leaves the text that arrived and is not asked again', async () => {
    const server = await serve(async ({ response, index }) => {
      await sendEvents(response, chatEvents(['one ', 'two ', 'three']).slice(0, 3), { end: false, delayMs: 5 });
      if (index === 0) response.destroy();
      else response.end();
    });
    const provider = providerAt(server.url);
    const torn = await collect(provider.stream(request, live));
    expect(torn.text).toBe('one two ');
    expect(torn.error).toMatchObject({ code: 'provider', message: `127.0.0.1:${server.port} closed the connection before the answer of gpt-4o was complete.` });
    const ended = await collect(provider.stream(request, live));
    expect(ended.text).toBe('one two ');
    expect(ended.error).toMatchObject({ code: 'provider', message: 'gpt-4o: the server stopped before the answer was complete.' });
    expect(server.bodies).toHaveLength(2);
  });

  it('a malformed event and an error inside of the stream keep what came before', async () => {
    const [first, second] = chatEvents(['one']);
    const server = await serve(({ response, index }) => sendEvents(response, [first, second, index === 0 ? 'data: {"choices": [\n\n' : { error: { message: 'overloaded', code: 'server_error' } }]));
    const provider = providerAt(server.url);
    const malformed = await collect(provider.stream(request, live));
    expect(malformed.text).toBe('one');
    expect(malformed.error).toMatchObject({ code: 'provider', message: `127.0.0.1:${server.port} sent a stream for gpt-4o that cannot be read: it holds invalid JSON.` });
    const broken = await collect(provider.stream(request, live));
    expect(broken.text).toBe('one');
    expect(broken.error).toMatchObject({ code: 'provider', message: `The answer of gpt-4o from 127.0.0.1:${server.port} failed: overloaded.` });
  });

  it('an answer that is no stream at all is an error, not an empty answer', async () => {
    const server = await serve(({ response }) => sendJson(response, 200, { choices: [{ message: { content: 'hi' } }] }));
    expect((await failure(providerAt(server.url))).message).toBe('gpt-4o: the server answered in one piece where a stream was asked for.');
  });

  it('a silent server is given up after the idle time, and sees the connection close', async () => {
    const server = await serve(({ response }) => sendEvents(response, chatEvents(['one']).slice(0, 2), { end: false }));
    const result = await collect(providerAt(server.url, { idleTimeoutMs: 600 }).stream(request, live));
    expect(result.text).toBe('one');
    expect(result.error).toMatchObject({ code: 'provider', message: `http://127.0.0.1:${server.port} sent nothing for 0.6 s while answering for gpt-4o.` });
    await expect.poll(() => server.closed()).toBe(1);
  });

  it('the total time binds even while pieces keep coming', async () => {
    const server = await serve(({ response }) => sendEvents(response, chatEvents(Array.from({ length: 100 }, () => 'x')), { delayMs: 20 }));
    const result = await collect(providerAt(server.url, { idleTimeoutMs: 1000, totalTimeoutMs: 200 }).stream(request, live));
    expect(result.text.length).toBeGreaterThan(2);
    expect(result.error).toMatchObject({ message: 'gpt-4o took longer than 0.2 s.' });
  });
});

describe('cancelling', () => {
  it('aborts the request at the server and keeps what had arrived', async () => {
    const server = await serve(({ response }) => sendEvents(response, chatEvents(Array.from({ length: 200 }, () => 'x')), { delayMs: 10 }));
    const stop = new AbortController();
    let text = '';
    let error: unknown;
    try {
      for await (const event of providerAt(server.url).stream(request, stop.signal)) {
        if (event.type === 'text') text += event.delta;
        if (text.length === 3) stop.abort();
      }
    } catch (caught) {
      error = caught;
    }
    expect(text).toBe('xxx');
    expect(error).toMatchObject({ code: 'cancelled' });
    await expect.poll(() => server.closed()).toBe(1);
  });

  it('ends a wait for the next try at once', async () => {
    const server = await serve(({ response }) => sendJson(response, 503, {}, { 'retry-after': '30' }));
    const started = performance.now();
    const { error } = await collect(providerAt(server.url).stream(request, AbortSignal.timeout(100)));
    expect(error).toMatchObject({ code: 'cancelled' });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('sends nothing when it was cancelled before, and leaving the loop closes the request', async () => {
    const server = await serve(({ response }) => sendEvents(response, chatEvents(Array.from({ length: 200 }, () => 'x')), { delayMs: 10 }));
    expect((await collect(providerAt(server.url).stream(request, AbortSignal.abort()))).error).toMatchObject({ code: 'cancelled' });
    expect(server.bodies).toHaveLength(0);
    for await (const event of providerAt(server.url).stream(request, live)) if (event.type === 'text') break;
    await expect.poll(() => server.closed()).toBe(1);
    await delay(0);
  });
});
