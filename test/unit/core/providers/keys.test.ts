import { readdir, readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Logger } from '../../../../src/core/host.ts';
import { createOpenAiProvider } from '../../../../src/core/providers/openai.ts';
import { recordAnswers } from '../../../../src/core/providers/recordAnswers.ts';
import { createSystemClock } from '../../../../src/node/clock.ts';
import { createRecordingWriter } from '../../../../src/node/recordings.ts';
import { scratchFolder } from '../../scratchFolder.ts';
import { collect, live, request } from './asking.ts';
import { chatEvents, responsesEvents, sendEvents, sendJson } from './httpServer.ts';
import { serve } from './serve.ts';

/** Not of the form that keys usually have, so that only knowing it can hide it. */
const key = 'Zq7vR2mLx9TbW4nEoPyK1cHd';
const clock = createSystemClock();

/** Servers that give the key back in every place they have. */
const echoes: Readonly<Record<string, (response: ServerResponse, echo: string) => unknown>> = {
  'an answer': (response, echo) => sendEvents(response, chatEvents([echo.slice(0, 9), echo.slice(9)], { model: echo, finish: echo }), { headers: { 'x-echo': echo }, delayMs: 2 }),
  'a Responses answer': (response, echo) => sendEvents(response, responsesEvents([echo], { model: echo, status: 'incomplete', details: { reason: echo } }), { headers: { 'x-echo': echo } }),
  'a tool call': (response, echo) => sendEvents(response, [{ model: 'm', choices: [{ delta: { tool_calls: [{ index: 0, id: echo, function: { name: echo, arguments: JSON.stringify({ echo }) } }] }, finish_reason: 'tool_calls' }] }]),
  'a refusal of the key': (response, echo) => sendJson(response, 401, { error: { message: `Incorrect API key provided: ${echo}`, code: echo, param: echo, type: echo } }, { 'x-echo': echo, 'www-authenticate': echo }),
  'a refusal in text': (response, echo) => response.writeHead(403, { 'content-type': 'text/html', 'x-echo': echo }).end(`<html>${echo}</html>`),
  'a failure that is tried again': (response, echo) => sendJson(response, 500, { error: { message: echo } }, { 'retry-after-ms': '1', 'x-echo': echo }),
  'a redirect': (response, echo) => response.writeHead(307, { location: `http://127.0.0.1:1/?key=${echo}` }).end(),
  'an error in the stream': (response, echo) => sendEvents(response, [...chatEvents(['par']).slice(0, 2), { error: { message: echo, code: echo } }]),
  'a malformed event': (response, echo) => sendEvents(response, [`data: {"${echo}\n\n`]),
  'a failed response': (response, echo) => sendEvents(response, [`event: response.failed\ndata: ${JSON.stringify({ type: 'response.failed', response: { status: 'failed', error: { message: echo } } })}\n\n`]),
  'vectors': (response, echo) => sendJson(response, 200, { model: echo, data: [{ index: 0, embedding: [1] }], echo }),
  'no answer': (response) => response.destroy(),
};

describe('a key is nowhere but in the request', () => {
  it('and no other goes along that the environment holds for the openai package', async () => {
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'Authorization: Bearer other-secret\napi-key: other-secret\nX-Extra: other-secret\nUser-Agent: mine');
    for (const name of ['OPENAI_API_KEY', 'OPENAI_ADMIN_KEY', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID']) vi.stubEnv(name, 'other-secret');
    onTestFinished(() => void vi.unstubAllEnvs());
    const server = await serve(({ response }) => sendEvents(response, chatEvents(['ok'])));
    for (const given of [key, undefined]) {
      const provider = createOpenAiProvider({ baseUrl: server.url, apiKey: async () => given, api: 'chat', clock });
      expect((await collect(provider.stream(request, live))).text).toBe('ok');
    }
    expect(server.headers.map(({ authorization }) => authorization)).toEqual([`Bearer ${key}`, undefined]);
    expect(JSON.stringify(server.headers)).not.toContain('other-secret');
  });

  it.each(Object.keys(echoes))('after %s', async (name) => {
    const said: string[] = [];
    const keep = (message: string): void => void said.push(message);
    const logger: Logger = { debug: keep, info: keep, warn: keep, error: keep };
    const recordings = join(await scratchFolder({}), 'recordings');
    const arrived: string[] = [];
    const server = await serve(({ response, request: { headers } }) => {
      const sent = String(headers['api-key'] ?? headers.authorization);
      arrived.push(sent);
      return echoes[name]?.(response, sent.replace('Bearer ', '')) as Promise<void>;
    });
    const bases = [`http://127.0.0.1:${server.port}/v1`, `http://127.0.0.1:${server.port}/openai/deployments/d?api-version=1`];
    for (const baseUrl of bases) {
      for (const api of ['chat', 'responses'] as const) {
        const provider = recordAnswers(createOpenAiProvider({ baseUrl, apiKey: async () => key, api, clock, logger, retries: 1 }), { clock, write: createRecordingWriter(join(recordings, `${api}.jsonl`)), key: async () => key });
        const { events, error } = await collect(provider.stream(request, live));
        const vectors = await provider.embed?.({ model: 'e', texts: ['a'] }, live).catch((caught: unknown) => caught);
        said.push(provider.label, ...[events, error, vectors].map((value) => inspect(value, { depth: null, showHidden: true, maxStringLength: null, maxArrayLength: null })));
      }
    }
    const files = await readdir(recordings).catch(() => []);
    for (const file of files) said.push(file, await readFile(join(recordings, file), 'utf8'));
    expect(arrived.filter((sent) => sent.includes(key)).length).toBeGreaterThanOrEqual(8);
    expect(said.length).toBeGreaterThan(8);
    // neither whole nor most of it
    for (const text of said) {
      expect(text).not.toContain(key);
      expect(text).not.toContain(key.slice(3));
    }
  });
});
