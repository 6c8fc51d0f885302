import { fork } from 'node:child_process';
import { memoryUsage, stdout } from 'node:process';
import { limitParallel } from '../../src/core/providers/limitParallel.ts';
import { createOpenAiProvider } from '../../src/core/providers/openai.ts';
import type { Provider } from '../../src/core/providers/provider.ts';
import { createSystemClock } from '../../src/node/clock.ts';
import { createHttpFetch } from '../../src/node/httpFetch.ts';
import { load } from './figures.ts';

/** What the provider adds to the time of many requests, beside a loop of bare `fetch`es in the same run. */
const requests = 500;
const parallel = 25;
const latencyMs = 100;
const rounds = 5;
const bound = 1.05;
const idealMs = (requests / parallel) * latencyMs;
const body = { model: 'bench', messages: [{ role: 'system' as const, content: 'Be brief.' }, { role: 'user' as const, content: 'Say twenty words.' }] };

async function bareFetch(url: string): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next++ < requests) {
      const response = await fetch(`${url}/chat/completions`, {
        method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer none' }, body: JSON.stringify({ ...body, stream: true, stream_options: { include_usage: true } }),
      });
      if (!(await response.text()).endsWith('[DONE]\n\n')) throw new Error('The bare loop got half an answer.');
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}

/** With the transport of the terminal. */
function createProvider(url: string): Provider {
  return limitParallel(createOpenAiProvider({ baseUrl: url, apiKey: async () => undefined, api: 'auto', clock: createSystemClock(), fetch: createHttpFetch({}) }), parallel);
}

async function throughProvider(provider: Provider): Promise<void> {
  const { signal } = new AbortController();
  const one = async (): Promise<void> => {
    let output = 0;
    for await (const event of provider.stream({ ...body, parameters: {} }, signal)) if (event.type === 'finished') output = event.usage?.outputTokens ?? 0;
    if (output !== 20) throw new Error('The provider gave half an answer.');
  };
  await Promise.all(Array.from({ length: requests }, one));
}

function heapMb(): number {
  (globalThis as { readonly gc?: () => void }).gc?.();
  return memoryUsage().heapUsed / 2 ** 20;
}

async function measure(run: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const server = fork(new URL('./providerOverhead/server.ts', import.meta.url));
try {
  const port = await new Promise<unknown>((resolve, reject) => server.once('message', resolve).once('exit', reject));
  const url = `http://127.0.0.1:${String(port)}/v1`;
  // connections, and what is loaded with the first answer
  await bareFetch(url);
  const provider = createProvider(url);
  await throughProvider(provider);
  const heapBefore = heapMb();
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round++) {
    bare.push(await measure(() => bareFetch(url)));
    ours.push(await measure(() => throughProvider(provider)));
  }
  const heapAfter = heapMb();
  const say = (what: string, times: readonly number[]): void => {
    stdout.write(`${what}: ${times.map((time) => time.toFixed(0)).join(', ')} ms; median ${(middle(times) / idealMs).toFixed(3)} of the ideal ${idealMs} ms\n`);
  };
  stdout.write(`${requests} requests, ${parallel} at once, to a server that takes ${latencyMs} ms (load ${load()})\n`);
  say('bare fetch', bare);
  say('provider', ours);
  stdout.write(`provider beside bare fetch: ${(middle(ours) / middle(bare)).toFixed(3)}\n`);
  const grown = heapAfter - heapBefore;
  stdout.write(`heap: ${heapBefore.toFixed(1)} MB before, ${heapAfter.toFixed(1)} MB after ${rounds * requests} more requests each (${grown >= 0 ? '+' : ''}${grown.toFixed(2)} MB)\n`);
  const kept = middle(ours) <= idealMs * bound && grown < 2;
  stdout.write(`${kept ? 'kept' : 'missed'}: ${bound} of the ideal, memory flat\n`);
  if (!kept) process.exitCode = 1;
} finally {
  server.kill();
}
