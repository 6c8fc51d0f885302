import { describe, expect, it } from 'vitest';
import { limitParallel } from '../../../../src/core/providers/limitParallel.ts';
import { collect, live, providerAt, request } from './asking.ts';
import { chatEvents, sendEvents } from './httpServer.ts';
import { serve } from './serve.ts';

/** A server that counts how many it answers at once, and in which order they came. */
async function countingServer(delayMs = 10) {
  let now = 0;
  let most = 0;
  const order: string[] = [];
  const server = await serve(async ({ response, body }) => {
    order.push(String(body['model']));
    most = Math.max(most, ++now);
    // the client is done with [DONE], so the count has to be, too
    await sendEvents(response, chatEvents(['ok']).slice(0, -1), { delayMs, end: false });
    now--;
    response.end('data: [DONE]\n\n');
  });
  return { server, order, most: () => most };
}

describe('a limit on parallel requests', () => {
  it('is kept, is used up, and serves those who came first', async () => {
    const { server, order, most } = await countingServer();
    const provider = limitParallel(providerAt(server.url), 3);
    const models = Array.from({ length: 12 }, (_, index) => `m${index}`);
    const answers = await Promise.all(models.map((model) => collect(provider.stream({ ...request, model }, live))));
    expect(answers.map(({ text, error }) => ({ text, error }))).toEqual(models.map(() => ({ text: 'ok', error: undefined })));
    expect(most()).toBe(3);
    // three run at once, so that neighbours may swap on the way, and no more than that
    for (const [index, model] of order.entries()) expect(Math.abs(models.indexOf(model) - index)).toBeLessThan(3);
  });

  it('never sends what is cancelled while it waits, and frees no place for it', async () => {
    const { server, order } = await countingServer();
    const provider = limitParallel(providerAt(server.url), 1);
    const stop = new AbortController();
    const first = collect(provider.stream({ ...request, model: 'first' }, live));
    const second = collect(provider.stream({ ...request, model: 'second' }, stop.signal));
    const third = collect(provider.stream({ ...request, model: 'third' }, live));
    stop.abort();
    expect((await second).error).toMatchObject({ code: 'cancelled' });
    expect([(await first).text, (await third).text]).toEqual(['ok', 'ok']);
    expect(order).toEqual(['first', 'third']);
  });

  it('frees the place of an answer that is left, and of one that fails', async () => {
    const server = await serve(({ response, index }) => {
      if (index === 1) response.writeHead(400).end();
      else void sendEvents(response, chatEvents(['a', 'b', 'c']), { delayMs: 5 });
    });
    const provider = limitParallel(providerAt(server.url), 1);
    for await (const event of provider.stream(request, live)) if (event.type === 'text') break;
    expect((await collect(provider.stream(request, live))).error).toMatchObject({ code: 'provider' });
    expect((await collect(provider.stream(request, live))).text).toBe('abc');
  });

  it('is a whole number from 1', () => {
    for (const most of [0, 1.5, Number.NaN]) expect(() => limitParallel(providerAt('http://127.0.0.1:1/v1'), most)).toThrow('requests at once are not possible');
  });
});
