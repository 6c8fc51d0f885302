import { PromptshiftError } from '../errors.ts';
import type { HttpResponse, StreamingRequest } from './openaiClient.ts';
import { sampleHeader } from './provider.ts';
import { sendRequest, type Sender } from './sendRequest.ts';
import { readServerEvents, type EventReading } from './serverEvents.ts';

/** An answer under way: its events in batches, and whether the server calls it a sample. */
export type OpenedStream<Event> = { readonly batches: AsyncIterable<readonly Event[]>; readonly sample: boolean };

/**
 * Sends a request and waits for the beginning of its stream. What the events hold is not checked: `Event` says what we look at.
 * @throws PromptshiftError `provider` when the server took no notice that a stream was asked for
 */
export async function openStream<Event>(sender: Sender, path: string, body: StreamingRequest, reading: EventReading, signal: AbortSignal): Promise<OpenedStream<Event>> {
  const response = await sendRequest(sender, path, body, signal);
  return { batches: readServerEvents(bodyOf(response), reading) as AsyncGenerator<readonly Event[]>, sample: response.headers.has(sampleHeader) };
}

function bodyOf({ headers, body }: HttpResponse): NonNullable<HttpResponse['body']> {
  const type = headers.get('content-type') ?? '';
  if (body !== null && !/^(?:application\/json|text\/html)\b/i.test(type)) return body;
  void body?.getReader().cancel().catch(() => undefined);
  const what = /html/i.test(type) ? 'with a web page' : 'in one piece';
  throw new PromptshiftError('provider', `the server answered ${what} where a stream was asked for.`, 'Check that the base URL is that of an OpenAI-compatible API.');
}
