import { env, stdout } from 'node:process';
import { describeError } from '../../../../src/core/errors.ts';
import { createOpenAiProvider } from '../../../../src/core/providers/openai.ts';
import { createSystemClock } from '../../../../src/node/clock.ts';
import { createHttpFetch } from '../../../../src/node/httpFetch.ts';

/** Asks the endpoint `ASK_URL` as the command line does, in a process of its own; prints the answer or the error. */
try {
  const provider = createOpenAiProvider({ baseUrl: env['ASK_URL'] ?? '', apiKey: async () => env['ASK_KEY'], api: 'chat', clock: createSystemClock(), retries: 0, fetch: createHttpFetch(env) });
  const { signal } = new AbortController();
  for await (const event of provider.stream({ model: 'm', messages: [{ role: 'user', content: 'Hello' }], parameters: {} }, signal)) if (event.type === 'text') stdout.write(event.delta);
} catch (error) {
  stdout.write(`error: ${describeError(error)}`);
}
