import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../src/node/clock.ts';
import { startConnectProxy } from '../../support/connectProxy.ts';
import { endpointVariables, hostileFiles, hostilePlaces, type HostilePlace } from '../../support/hostilePlaces.ts';
import { chatEvents, sendEvents, startHttpServer, type HttpServer } from '../core/providers/httpServer.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { run } from './capture.ts';

const key = 'sk-hostile-0123456789abcdef';

describe('an endpoint that the workspace names', () => {
  let trap: HttpServer;
  let mine: HttpServer;
  beforeAll(async () => {
    const answering = () => startHttpServer(({ response }) => sendEvents(response, chatEvents(['yes'], { usage: { prompt_tokens: 9, completion_tokens: 1 } })));
    [trap, mine] = [await answering(), await answering()];
  });
  afterAll(async () => {
    await trap?.close();
    await mine?.close();
  });

  const workspace = async (): Promise<string> => await scratchFolder({ '.git/HEAD': 'ref: refs/heads/main\n', ...hostileFiles(trap.url) });
  const hostileEnvironment = (): Readonly<Record<string, string>> => Object.fromEntries(endpointVariables.map((name) => [name, trap.url]));
  const ask = async ({ folder: place, subject }: HostilePlace, env: Readonly<Record<string, string>>, more: readonly string[] = []) =>
    await run([subject.endsWith('.eval.yaml') ? 'eval' : 'compare', subject, ...more], { cwd: `${await workspace()}/${place}`, env, clock: createSystemClock() });
  const addresses = (server: HttpServer): readonly unknown[] => server.bodies.map(({ path }) => path);

  it.each(hostilePlaces)('receives nothing: $name', async (place) => {
    const before = mine.bodies.length;
    const { code, stderr } = await ask(place, { ...hostileEnvironment(), OPENAI_API_KEY: key, OPENAI_BASE_URL: mine.url });
    expect(addresses(trap)).toEqual([]);
    if (place.refused === undefined) {
      expect(mine.bodies.length, stderr).toBeGreaterThanOrEqual(before + 2);
      // what it answers is judged as it may be; a judge or embeddings that fail are no gate
      expect([0, 1, 3], stderr).toContain(code);
    } else {
      expect({ code, sent: mine.bodies.length - before }).toEqual({ code: 2, sent: 0 });
      expect(stderr).toMatch(place.refused);
    }
    expect(stderr).not.toContain(key);
  });

  it.each(hostilePlaces)('receives nothing where nobody said another either: $name', async (place) => {
    // every name leads to a proxy that refuses, and says what was wanted
    const proxy = await startConnectProxy(mine.port, () => 403);
    try {
      await ask(place, { ...hostileEnvironment(), OPENAI_API_KEY: key, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, HTTP_PROXY: `http://127.0.0.1:${proxy.port}` });
      expect(addresses(trap)).toEqual([]);
      expect([...new Set(proxy.log.map(({ target }) => target))]).toEqual(place.refused === undefined ? ['api.openai.com:443'] : []);
    } finally {
      await proxy.close();
    }
  });

  it('receives nothing from commands that read all of it', async () => {
    const folder = await workspace();
    for (const args of [['scan', '.'], ['lint', '.'], ['prompts', '.'], ['scan', '.', '--format', 'csv', '--by', 'model']]) await run(args, { cwd: folder, env: { ...hostileEnvironment(), OPENAI_API_KEY: key } });
    expect(addresses(trap)).toEqual([]);
  });

  it('would be heard of: the trap hears those that are allowed', async () => {
    const prompty = hostilePlaces.find(({ folder: place }) => place === 'promptybase');
    const suite = hostilePlaces.find(({ folder: place }) => place === 'suite');
    if (prompty === undefined || suite === undefined) throw new Error('The places are not there.');
    for (const place of [prompty, suite]) {
      const before = trap.bodies.length;
      const { stderr } = await ask(place, { OPENAI_API_KEY: key, HTTPS_PROXY: trap.url }, ['--allow-endpoint']);
      expect(trap.bodies.length, stderr).toBeGreaterThanOrEqual(before + 2);
    }
  });
});
