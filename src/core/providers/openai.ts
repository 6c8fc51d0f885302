import type { Clock, HttpFetch, Logger } from '../host.ts';
import { cancelled, withRetries, type AttemptOptions } from './attempts.ts';
import { chooseApi, type OpenAiApi } from './chooseApi.ts';
import { endpointKind, parseEndpoint } from './endpoint.ts';
import { maskAnswer, maskSecret } from './keyMask.ts';
import { chatBody, streamChat } from './openaiChat.ts';
import { createConnection, type Connection } from './openaiConnection.ts';
import { embedBatch, embeddingBatches, joinEmbeddings } from './openaiEmbeddings.ts';
import { responsesBody, streamResponses } from './openaiResponses.ts';
import { createPacing, type Pacing } from './pacing.ts';
import type { Embeddings, EmbeddingRequest, ModelRequest, Provider, ProviderEvent } from './provider.ts';

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
  readonly fetch?: HttpFetch;
  /** Tries after the first, on 429, 5xx and a dropped connection; 2 when left out. */
  readonly retries?: number;
  /** ms without anything arriving before the answer counts as broken off; 120,000 when left out. */
  readonly idleTimeoutMs?: number;
  /** ms for one whole answer, retries included; 600,000 when left out. */
  readonly totalTimeoutMs?: number;
  /** Shared by the providers of one origin, so that they rest together when it is busy; one of its own when left out. */
  readonly pacing?: Pacing;
};

/** The end of a body comes with the end of the answer, or it does not come. */
const lastBytesMs = 250;
const never = new AbortController().signal;

type Connected = { readonly options: OpenAiOptions; readonly attempts: AttemptOptions; readonly url: URL; readonly connection: Connection };

/**
 * Any endpoint that speaks the OpenAI API, through the `openai` client (loaded with the first answer).
 * @throws PromptshiftError `configuration` when the base URL is none
 */
export function createOpenAiProvider(options: OpenAiOptions): Provider {
  const url = parseEndpoint(options.baseUrl);
  const { clock, logger, fetch } = options;
  const totalMs = options.totalTimeoutMs ?? 600_000;
  const connected: Connected = {
    options,
    url,
    attempts: {
      clock, pacing: options.pacing ?? createPacing(clock), retries: options.retries ?? 2, idleMs: options.idleTimeoutMs ?? 120_000, totalMs,
      ...(logger === undefined ? {} : { logger }),
    },
    connection: createConnection({ totalTimeoutMs: totalMs, ...(fetch === undefined ? {} : { fetch }) }),
  };
  return {
    label: `openai (${url.origin})`,
    source: `openai (${url.href}, ${options.api})`,
    maxBilledTries: (options.retries ?? 2) + 1,
    stream: (request, signal) => streamAnswer(connected, request, signal),
    embed: (request, signal) => embedTexts(connected, request, signal),
  };
}

async function* streamAnswer({ options, attempts, url, connection }: Connected, request: ModelRequest, outer: AbortSignal): AsyncGenerator<ProviderEvent> {
  if (outer.aborted) throw cancelled();
  const place = { url, model: request.model, key: await options.apiKey() };
  const sender = await connection.sender(place);
  const byResponses = chooseApi(options.api, url, request) === 'responses';
  const grace = (): Promise<void> => options.clock.sleep(lastBytesMs, never);
  // a request that cannot be put into words is refused before anything counts as sent
  const body = byResponses ? responsesBody(request) : chatBody(request, endpointKind(url));
  const attempt = (alive: () => void, signal: AbortSignal): AsyncIterable<ProviderEvent> =>
    (byResponses ? streamResponses : streamChat)(sender, body, { alive, grace }, signal);
  yield* maskAnswer(withRetries(place, attempts, attempt, outer), place.key);
}

async function embedTexts({ options, attempts, url, connection }: Connected, { model, texts }: EmbeddingRequest, outer: AbortSignal): Promise<Embeddings> {
  if (outer.aborted) throw cancelled();
  const place = { url, model, key: await options.apiKey() };
  const sender = await connection.sender(place);
  const batches: Embeddings[] = [];
  for (const batch of embeddingBatches(texts, endpointKind(url))) {
    const tries = withRetries(place, attempts, (_, signal) => embedBatch(sender, model, batch, signal), outer);
    for await (const event of tries) if (event.type === 'finished') batches.push(event.embeddings);
  }
  const { servedModel, ...joined } = joinEmbeddings(batches);
  return { ...joined, ...(servedModel === undefined ? {} : { servedModel: maskSecret(servedModel, place.key) }) };
}
