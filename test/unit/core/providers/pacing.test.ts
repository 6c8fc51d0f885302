import { describe, expect, it } from 'vitest';
import { createPacing } from '../../../../src/core/providers/pacing.ts';
import { createSystemClock } from '../../../../src/node/clock.ts';
import { collect, live, providerAt, request } from './asking.ts';
import { chatEvents, sendEvents, sendJson } from './httpServer.ts';
import { serve } from './serve.ts';

describe('requests to a busy server', () => {
  it('rest together for as long as it asks, whichever of them was told', async () => {
    const server = await serve(({ response, index }) =>
      index === 0 ? sendJson(response, 429, {}, { 'retry-after-ms': '300' }) : sendEvents(response, chatEvents(['ok'])));
    const pacing = createPacing(createSystemClock());
    const [one, other] = [providerAt(server.url, { pacing }), providerAt(server.url, { pacing })];
    const told = collect(one.stream(request, live));
    await expect.poll(() => server.times.length).toBe(1);
    // the refusal is on its way; what starts after it has arrived waits
    await new Promise((resolve) => setTimeout(resolve, 60));
    const later = await collect(other.stream(request, live));
    expect([(await told).text, later.text]).toEqual(['ok', 'ok']);
    expect(Math.min(...server.times.slice(1)) - (server.times[0] ?? 0)).toBeGreaterThanOrEqual(295);
  });

  it('find the number that the server can take, and all are answered', async () => {
    let now = 0;
    let refused = 0;
    const server = await serve(async ({ response }) => {
      if (now >= 4) {
        refused++;
        sendJson(response, 429, { error: { message: 'slow down' } }, { 'retry-after-ms': '20' });
        return;
      }
      now++;
      await sendEvents(response, chatEvents(['ok']).slice(0, -1), { delayMs: 4, end: false });
      now--;
      response.end('data: [DONE]\n\n');
    });
    const provider = providerAt(server.url);
    const answers = await Promise.all(Array.from({ length: 60 }, () => collect(provider.stream(request, live))));
    expect(answers.filter(({ text }) => text === 'ok')).toHaveLength(60);
    // a burst of 60 is refused once; after that there is hardly a refusal more than there are answers
    expect(refused).toBeLessThan(56 + 60);
  });

  it('fail one by one when it stays busy, and leave nothing waiting', async () => {
    const server = await serve(({ response }) => sendJson(response, 429, { error: { message: 'no' } }, { 'retry-after-ms': '2' }));
    const provider = providerAt(server.url, { retries: 1 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => collect(provider.stream(request, live))));
    for (const { error } of answers) expect(error).toMatchObject({ code: 'provider', message: expect.stringContaining('(429)') });
    expect(server.bodies.length).toBeLessThanOrEqual(8 * 4);
  });

  it('stop resting at once when they are cancelled', async () => {
    const pacing = createPacing(createSystemClock());
    (await pacing.enter(live, false)).busy(60_000);
    const stop = new AbortController();
    const waiting = pacing.enter(stop.signal, false);
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });
});
