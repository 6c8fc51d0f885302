import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModelRequest, Provider } from '../../../../src/core/providers/provider.ts';
import { recordAnswers } from '../../../../src/core/providers/recordAnswers.ts';
import { createReplayProvider } from '../../../../src/core/providers/replay.ts';
import { requestHash } from '../../../../src/core/providers/requestHash.ts';
import { createSystemClock } from '../../../../src/node/clock.ts';
import { createRecordingWriter, readRecordings, recordingsFolder } from '../../../../src/node/recordings.ts';
import { scratchFolder } from '../../scratchFolder.ts';
import { collect, key, live, providerAt, request } from './asking.ts';
import { chatEvents, sendEvents, sendJson } from './httpServer.ts';
import { serve } from './serve.ts';

const clock = createSystemClock();

async function folderOf(): Promise<string> {
  return join(await scratchFolder({}), recordingsFolder);
}

function recording(provider: Provider, folder: string): Provider {
  return recordAnswers(provider, { clock, write: createRecordingWriter(join(folder, 'run.jsonl')), key: async () => key });
}

async function replayFrom(folder: string, pace?: 'recorded'): Promise<Provider> {
  const { recordings } = await readRecordings(folder, live);
  return createReplayProvider({ recordings, clock, ...(pace === undefined ? {} : { pace }) });
}

const usage = { prompt_tokens: 7, completion_tokens: 2, total_tokens: 9 };

describe('recorded once, replayed for nothing', () => {
  it('gives the same answers in the order of their repeats, marked, without a server', async () => {
    const folder = await folderOf();
    const server = await serve(({ response, index }) => sendEvents(response, chatEvents([`answer `, `${index}`], { usage }), { delayMs: 15 }));
    const recorder = recording(providerAt(server.url), folder);
    for (const repeat of [0, 1]) expect((await collect(recorder.stream({ ...request, ...(repeat === 0 ? {} : { repeat }) }, live))).text).toBe(`answer ${repeat}`);
    await server.close();
    const replay = await replayFrom(folder);
    expect(replay.label).toContain('replay');
    const [first, second] = [await collect(replay.stream(request, live)), await collect(replay.stream(request, live))];
    expect([first.text, second.text]).toEqual(['answer 0', 'answer 1']);
    expect(first.events.slice(0, 2)).toEqual([{ type: 'sent', attempt: 1 }, { type: 'served', model: 'gpt-4o-2024-08-06', sample: false, replayed: true }]);
    expect(first.finished).toMatchObject({ reason: 'stop', usage: { inputTokens: 7, outputTokens: 2 }, recordedTimes: { totalMs: expect.any(Number) } });
    expect(first.finished?.recordedTimes?.totalMs).toBeGreaterThan(first.finished?.recordedTimes?.firstTokenMs ?? Number.NaN);
    // a repeat that is named is that one, whatever came before
    expect((await collect((await replayFrom(folder)).stream({ ...request, repeat: 1 }, live))).text).toBe('answer 1');
  });

  it('keeps one readable line an answer, and takes the pace of then when asked', async () => {
    const folder = await folderOf();
    const server = await serve(({ response }) => sendEvents(response, chatEvents(['one ', 'two'], { usage }), { delayMs: 40 }));
    await collect(recording(providerAt(server.url), folder).stream(request, live));
    const [line = '', ...rest] = (await readFile(join(folder, 'run.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(rest).toEqual([]);
    const read = JSON.parse(line) as { readonly events: readonly { readonly ms: number }[] };
    expect(read).toMatchObject({ recording: 1, kind: 'answer', repeat: 0, hash: requestHash(request), from: expect.stringContaining('openai'), request: { model: 'gpt-4o', messages: request.messages, parameters: { temperature: 0 } } });
    const started = performance.now();
    expect((await collect((await replayFrom(folder, 'recorded')).stream(request, live))).text).toBe('one two');
    expect(performance.now() - started).toBeGreaterThanOrEqual((read.events.at(-1)?.ms ?? 0) - 5);
  });

  it('gives failures again, and tool calls; what was cancelled is not recorded', async () => {
    const folder = await folderOf();
    const call = { index: 0, id: 'a', function: { name: 'now', arguments: '{}' } };
    const server = await serve(({ response, index }) => {
      if (index === 0) sendJson(response, 400, { error: { message: `no, ${key}` } });
      else if (index === 1) void sendEvents(response, [{ model: 'm', choices: [{ delta: { tool_calls: [call] }, finish_reason: 'tool_calls' }] }, 'data: [DONE]\n\n']);
      else void sendEvents(response, chatEvents(['x']).slice(0, 2), { end: false });
    });
    const recorder = recording(providerAt(server.url), folder);
    const asks: readonly ModelRequest[] = [request, { ...request, model: 'with-tools' }, { ...request, model: 'cancelled' }];
    const failed = await collect(recorder.stream(asks[0] ?? request, live));
    await collect(recorder.stream(asks[1] ?? request, live));
    const stop = AbortSignal.timeout(150);
    expect((await collect(recorder.stream(asks[2] ?? request, stop))).error).toMatchObject({ code: 'cancelled' });
    const replay = await replayFrom(folder);
    expect((await collect(replay.stream(asks[0] ?? request, live))).error).toEqual(failed.error);
    expect((await collect(replay.stream(asks[1] ?? request, live))).events).toContainEqual({ type: 'toolCall', call: { id: 'a', name: 'now', arguments: '{}' } });
    expect((await collect(replay.stream(asks[2] ?? request, live))).error).toMatchObject({ code: 'configuration' });
  });

  it('says what is not recorded, and what comes nearest', async () => {
    const folder = await folderOf();
    const server = await serve(({ response }) => sendEvents(response, chatEvents(['ok'])));
    await collect(recording(providerAt(server.url), folder).stream(request, live));
    const replay = await replayFrom(folder);
    const message = async (asked: ModelRequest) => ((await collect(replay.stream(asked, live))).error as Error).message;
    expect(await message({ ...request, repeat: 2 })).toBe('Only 1 answer is recorded of gpt-4o to “Hello”, and this is number 3.');
    expect(await message({ ...request, model: 'gpt-5.5' })).toBe('No answer of gpt-5.5 to “Hello” is recorded. The same messages are recorded for gpt-4o.');
    expect(await message({ ...request, parameters: { temperature: 1 }, tools: [] })).toBe('No answer of gpt-4o to “Hello” is recorded. The same messages are recorded with other parameters and tools.');
    expect(await message({ ...request, messages: [{ role: 'user', content: 'Something else' }] })).toBe('No answer of gpt-4o to “Something else” is recorded.');
  });

  it('gives embeddings again', async () => {
    const folder = await folderOf();
    const server = await serve(({ response }) => sendJson(response, 200, { model: 'e', data: [{ index: 0, embedding: [1, 2] }], usage: { prompt_tokens: 1, total_tokens: 1 } }));
    const asked = { model: 'e', texts: ['a'] };
    const first = await recording(providerAt(server.url), folder).embed?.(asked, live);
    const replay = await replayFrom(folder);
    expect(await replay.embed?.(asked, live)).toEqual(first);
    await expect(replay.embed?.({ ...asked, texts: ['b'] }, live)).rejects.toMatchObject({ code: 'configuration', message: expect.stringContaining('“b”') });
  });

  it('goes on after a line that was cut off', async () => {
    const folder = await folderOf();
    const server = await serve(({ response }) => sendEvents(response, chatEvents(['ok'])));
    await collect(recording(providerAt(server.url), folder).stream(request, live));
    const path = join(folder, 'run.jsonl');
    await appendFile(path, '{"recording":1,"kind":"ans');
    await collect(recording(providerAt(server.url), folder).stream({ ...request, model: 'other' }, live));
    await appendFile(path, '{"recording":2}\n[]\n');
    const { recordings, problems } = await readRecordings(folder, live);
    expect(recordings.map(({ request: { model } }) => model)).toEqual(['gpt-4o', 'other']);
    expect(problems).toEqual([
      { path, line: 2, message: 'This line is no JSON; it may have been cut off.' },
      { path, line: 4, message: 'This line is no recording, or one of a later version.' }, { path, line: 5, message: 'This line is no recording, or one of a later version.' },
    ]);
    expect(await readRecordings(join(folder, 'none'), live)).toEqual({ recordings: [], problems: [] });
  });

  it('knows a request by what is sent, not by how it is written down', () => {
    expect(requestHash({ parameters: { b: 1, a: { d: 1, c: [2, 1] } }, messages: [], model: 'm', repeat: 3 })).toBe(requestHash({ model: 'm', messages: [], parameters: { a: { c: [2, 1], d: 1 }, b: 1 } }));
    expect(requestHash({ model: 'm', messages: [], parameters: { a: [1, 2] } })).not.toBe(requestHash({ model: 'm', messages: [], parameters: { a: [2, 1] } }));
  });
});

describe('keys', () => {
  it('are in no recording, whatever the prompt, the server or its errors say', async () => {
    const folder = await folderOf();
    const server = await serve(({ response, index, request: { headers } }) => {
      const echo = `${String(headers.authorization)} ${key}`;
      const header = { 'x-echo': echo };
      if (index === 0) return sendEvents(response, chatEvents([echo.slice(0, 20), echo.slice(20)], { model: echo, usage }), { headers: header, delayMs: 3 });
      return sendJson(response, index === 1 ? 401 : 400, { error: { message: echo, code: echo } }, header);
    });
    const recorder = recording(providerAt(server.url), folder);
    const leaky: ModelRequest = { ...request, messages: [{ role: 'user', content: `my key is ${key}` }] };
    for (let round = 0; round < 3; round++) await collect(recorder.stream(leaky, live));
    for (const name of await readdir(folder)) expect(await readFile(join(folder, name), 'utf8')).not.toContain(key.slice(6));
    // and the request is found all the same
    const [first, refused] = [await readRecordings(folder, live)].flatMap(({ recordings }) => recordings);
    expect([first?.hash, refused?.error?.code]).toEqual([requestHash(leaky), 'provider']);
    expect((await collect((await replayFrom(folder)).stream(leaky, live))).text).toContain('Bearer …');
  });
});
