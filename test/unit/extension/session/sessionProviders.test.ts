import { describe, expect, it } from 'vitest';
import { createOpenAiProvider, createPacing, limitParallel } from '../../../../src/core/index.ts';
import type { Provider } from '../../../../src/core/providers/provider.ts';
import { readEndpoint, type Endpoint } from '../../../../src/extension/keys/endpoint.ts';
import { createSessionProviders, type SessionProviderDeps } from '../../../../src/extension/session/sessionProviders.ts';
import { createSystemClock } from '../../../../src/node/clock.ts';
import { waitUntil } from '../../../support/waitUntil.ts';
import { chatEvents, sendEvents, sendJson, type HttpServer } from '../../core/providers/httpServer.ts';
import { createManualClock, type ManualClock } from '../manualClock.ts';
import { serve } from '../../core/providers/serve.ts';

function session(values: { most?: number; retries?: number; clock?: ManualClock; keys?: Record<string, string> } = {}) {
  const asked: string[] = [];
  const told: string[] = [];
  const tell = (line: string): void => void told.push(line);
  const set = { most: values.most ?? 32, retries: values.retries ?? 2 };
  const settings: SessionProviderDeps['settings'] = {
    'promptshift.openai.api': { value: 'chat' },
    'promptshift.openai.idleTimeoutSeconds': { value: 120 },
    'promptshift.openai.retries': { get value() { return set.retries; } },
    'promptshift.openai.parallelRequests': { get value() { return set.most; } },
  };
  const keys = { get: async (origin: string) => { asked.push(origin); return values.keys?.[origin]; } };
  const providers = createSessionProviders({ core: async () => ({ createOpenAiProvider, createPacing, limitParallel }), settings, keys, clock: values.clock ?? createSystemClock(), logger: { error: tell, warn: tell, info: tell, debug: tell } });
  return { providers, set, asked, told };
}

const at = ({ url }: HttpServer, path = ''): Endpoint => readEndpoint(`${url}${path}`);

async function ask(provider: Provider, signal = AbortSignal.timeout(20_000)): Promise<string> {
  let text = '';
  for await (const event of provider.stream({ model: 'm', messages: [{ role: 'user', content: 'Hello' }], parameters: {} }, signal)) if (event.type === 'text') text += event.delta;
  return text;
}

const yes = chatEvents(['yes']);

describe('the providers of a window', () => {
  it('are one an endpoint, made anew when a setting changes', async () => {
    const server = await serve(({ response }) => sendEvents(response, yes));
    const { providers, set } = session();
    const first = await providers(at(server));
    expect(await providers(at(server))).toBe(first);
    set.retries = 0;
    const second = await providers(at(server));
    expect(second).not.toBe(first);
    expect(second.maxBilledTries).toBe(1);
    expect(await ask(first)).toBe('yes');
    expect(await ask(second)).toBe('yes');
  });

  it('have one limit on requests under way, whichever run they are of', async () => {
    const held: (() => void)[] = [];
    const server = await serve(({ response }) => void held.push(() => void sendEvents(response, yes)));
    const { providers } = session({ most: 2 });
    const [one, other] = [await providers(at(server)), await providers(at(server))];
    const answers = Promise.all([ask(one), ask(other), ask(one), ask(other)]);
    await waitUntil('two requests', () => server.bodies.length === 2);
    // a third can only come for one that ended
    for (const expected of [3, 4]) {
      expect(server.bodies).toHaveLength(expected - 1);
      held.shift()?.();
      await waitUntil('the next request', () => server.bodies.length === expected);
    }
    for (const release of held) release();
    expect(await answers).toEqual(['yes', 'yes', 'yes', 'yes']);
  });

  it('rest together when an origin is busy, also one that was made after a setting changed', async () => {
    const clock = createManualClock();
    const server = await serve(({ response, index }) => (index === 0 ? sendJson(response, 429, { error: { message: 'slow down' } }, { 'retry-after': '5' }) : sendEvents(response, yes)));
    const { providers, set, told } = session({ clock });
    const first = ask(await providers(at(server)));
    await waitUntil('the first to be turned away', () => told.some((line) => line.includes('try 1 failed')));
    let rested = false;
    const until = async <T>(answer: Promise<T>): Promise<T> => {
      let done = false;
      void answer.then(() => { done = true; }, () => { done = true; });
      await waitUntil('the answer', async () => {
        await clock.advance(250);
        rested ||= clock.monotonic() >= 1_005_000;
        // nobody leaves before the server wants it
        if (!rested) expect(server.bodies).toHaveLength(1);
        return done;
      });
      return await answer;
    };
    set.retries = 1;
    const second = providers(at(server)).then((provider) => ask(provider));
    expect(await until(Promise.all([first, second]))).toEqual(['yes', 'yes']);
    expect(rested).toBe(true);
    expect(server.bodies).toHaveLength(3);
  });

  it('keep origins apart, in keys as in everything else', async () => {
    const [mine, theirs] = [await serve(({ response }) => sendEvents(response, yes)), await serve(({ response }) => sendEvents(response, yes))];
    const key = 'sk-session-0123456789abcdef';
    const { providers, asked } = session({ keys: { [at(mine).origin]: key } });
    await ask(await providers(at(mine)));
    await ask(await providers(at(theirs)));
    expect(asked).toEqual([at(mine).origin, at(theirs).origin]);
    expect(mine.headers[0]?.authorization).toBe(`Bearer ${key}`);
    expect(JSON.stringify(theirs.headers)).not.toContain(key);
  });
});
