import { PromptshiftError } from '../errors.ts';
import type { Clock, Logger } from '../host.ts';
import { chooseApi, type OpenAiApi } from './chooseApi.ts';
import { isLoopback, parseEndpoint } from './endpoint.ts';
import { streamChat } from './openaiChat.ts';
import type { OpenAiClient } from './openaiClient.ts';
import { isPassing, retryAfterMs, toProviderError, type RequestPlace } from './openaiErrors.ts';
import { streamResponses } from './openaiResponses.ts';
import type { ModelRequest, Provider, ProviderEvent } from './provider.ts';
import { watchAnswer } from './watchdog.ts';

export type OpenAiOptions = {
  /** Such as `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** Asked for at each answer, so that a stored key is read late. Undefined is fine for a loopback endpoint. */
  readonly apiKey: () => Promise<string | undefined>;
  /** See `chooseApi`. */
  readonly api: 'auto' | OpenAiApi;
  readonly clock: Clock;
  readonly logger?: Logger;
  /** A fetch that knows the host's proxy; the global one otherwise. */
  readonly fetch?: Fetch;
  /** Tries after the first, on 429, 5xx and a dropped connection; 2 when left out. */
  readonly retries?: number;
  /** ms without anything arriving before the answer counts as broken off; 120,000 when left out. */
  readonly idleTimeoutMs?: number;
  /** ms for one whole answer, retries included; 600,000 when left out. */
  readonly totalTimeoutMs?: number;
};

/** Longer than this we do not wait for a server that says when to come back. */
const longestWaitMs = 60_000;

/**
 * Any endpoint that speaks the OpenAI API, through the `openai` client (loaded with the first answer).
 * @throws PromptshiftError `configuration` when the base URL is none
 */
export function createOpenAiProvider(options: OpenAiOptions): Provider {
  const url = parseEndpoint(options.baseUrl);
  return {
    label: `openai (${url.origin})`,
    stream: (request, signal) => streamAnswer(options, url, request, signal),
  };
}

async function* streamAnswer(options: OpenAiOptions, url: URL, request: ModelRequest, outer: AbortSignal): AsyncGenerator<ProviderEvent> {
  if (outer.aborted) throw cancelled();
  const key = await options.apiKey();
  const place: RequestPlace = { url, model: request.model, key };
  const client = await createClient(options, url, key);
  const ask = chooseApi(options.api, url, request.parameters) === 'responses' ? streamResponses : streamChat;
  const idleMs = options.idleTimeoutMs ?? 120_000;
  const totalMs = options.totalTimeoutMs ?? 600_000;
  const watchdog = watchAnswer(options.clock, { idleMs, totalMs }, outer);
  let arrived = false;
  let finished = false;
  try {
    for (let attempt = 1; !finished; attempt++) {
      yield { type: 'sent', attempt };
      watchdog.alive();
      try {
        for await (const event of ask(client, request, watchdog.signal)) {
          watchdog.alive();
          arrived = true;
          finished ||= event.type === 'finished';
          yield event;
        }
        // the client ends the loop quietly when a request is aborted
        throwIfStopped();
        if (!finished) throw new PromptshiftError('provider', 'the server stopped before the answer was complete.', 'Try again; what had arrived is kept.');
      } catch (error) {
        throwIfStopped();
        const wait = arrived || attempt > (options.retries ?? 2) ? undefined : waitBeforeRetry(error, attempt, options.clock.now());
        if (wait === undefined) throw toProviderError(error, place);
        options.logger?.info(`${request.model}: try ${attempt} failed; trying again in ${Math.round(wait)} ms`);
        await waitFor(wait);
      }
    }
  } finally {
    watchdog.stop();
  }

  async function waitFor(milliseconds: number): Promise<void> {
    try {
      await options.clock.sleep(milliseconds, watchdog.signal);
    } catch (error) {
      throwIfStopped();
      throw error;
    }
  }

  function throwIfStopped(): void {
    if (outer.aborted) throw cancelled();
    const expired = watchdog.expired();
    if (expired === undefined) return;
    const seconds = (expired === 'idle' ? idleMs : totalMs) / 1000;
    const message = expired === 'idle' ? `${url.origin} sent nothing for ${seconds} s while answering for ${request.model}.` : `${request.model} took longer than ${seconds} s.`;
    throw new PromptshiftError('provider', message, 'Try again, or allow more time.');
  }
}

/** ms to wait before trying again; undefined when another try would not help or would come too late. */
function waitBeforeRetry(error: unknown, attempt: number, now: number): number | undefined {
  if (!isPassing(error)) return undefined;
  const asked = retryAfterMs(error, now);
  if (asked !== undefined) return asked <= longestWaitMs ? asked : undefined;
  const jitter = 1 - Math.random() * 0.25;
  return Math.min(500 * 2 ** (attempt - 1), 8000) * jitter;
}

async function createClient(options: OpenAiOptions, url: URL, key: string | undefined): Promise<OpenAiClient> {
  if (key === undefined && !isLoopback(url)) {
    throw new PromptshiftError('configuration', `There is no API key for ${url.origin}.`, 'Set OPENAI_API_KEY on the command line; in the editor run "Promptshift: Set API key".');
  }
  const { OpenAI: Client } = await import('openai');
  return new Client({
    baseURL: options.baseUrl,
    // the client insists on a key; without one the header is not sent
    apiKey: key ?? 'none',
    ...(key === undefined ? { defaultHeaders: { Authorization: null } } : {}),
    // never from the environment: they would go to whatever endpoint this is
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: options.totalTimeoutMs ?? 600_000,
    logLevel: 'off',
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
}

function cancelled(): PromptshiftError {
  return new PromptshiftError('cancelled', 'The request was cancelled.', 'Run it again when you are ready.');
}
