import type { ByteReader, ByteStream } from './openaiClient.ts';
import { recordOf } from '../views/record.ts';

/** An error that a server put into its stream; `error` is what it said. */
export class StreamedError extends Error {
  readonly error: unknown;

  constructor(error: unknown) {
    super('The server put an error into its stream.');
    this.error = error;
  }
}

type Batch = { readonly events: readonly unknown[]; readonly done?: true; readonly failure?: unknown };

export type EventReading = {
  /** Hears of every byte, comments that only keep the connection open included. */
  readonly alive: () => void;
  /** True for the event that ends an answer where no `[DONE]` does. */
  readonly isLast?: (event: unknown) => boolean;
  /** How long the end of the body may take after the end of the answer before the connection is given up. */
  readonly grace: () => Promise<unknown>;
};

/**
 * The JSON of the server-sent events of a body, in batches as they arrive, up to `[DONE]`, the last event or the end. Leaving
 * the loop before that closes the connection; at the end it is kept for the next request.
 * (The `openai` client has a reader of its own: four generators that each event goes through, which cost more than the request.)
 * @throws SyntaxError for an event that is no JSON, StreamedError for one that is an error
 */
export async function* readServerEvents(body: ByteStream, { alive, isLast, grace }: EventReading): AsyncGenerator<readonly unknown[]> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parse = createParser();
  let ended: 'body' | 'answer' | undefined;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) ended = 'body';
      alive();
      // some servers leave the empty line after the last event out
      const batch = parse(done ? '\n\n' : decoder.decode(value, { stream: true }));
      if (batch.done === true || (isLast !== undefined && batch.events.some(isLast))) ended ??= 'answer';
      if (batch.events.length > 0) yield batch.events;
      // what is cut off at the end is no event
      if (ended !== undefined) return;
      if (batch.failure !== undefined) throw batch.failure;
    }
  } finally {
    if (ended === 'answer') void readToEnd(reader, grace);
    else if (ended === undefined) await reader.cancel().catch(() => undefined);
  }
}

/** A body that is read to its end leaves the connection whole; it is one read away, unless the server takes its time. */
async function readToEnd(reader: ByteReader, grace: () => Promise<unknown>): Promise<void> {
  try {
    const last = await Promise.race([reader.read(), grace().then(() => undefined)]);
    if (last?.done !== true) await reader.cancel();
  } catch {
    // the answer was whole: how its connection ends is nobody's concern
  }
}

/** Text in any pieces → the events that are whole. */
function createParser(): (text: string) => Batch {
  let rest = '';
  let afterReturn = false;
  let name = '';
  let data: string[] = [];
  return (text) => {
    const events: unknown[] = [];
    const fresh = afterReturn && text.startsWith('\n') ? text.slice(1) : text;
    afterReturn = text.endsWith('\r');
    const lines = (rest + fresh).split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== '') {
        const { field, value } = fieldOf(line);
        if (field === 'data') data.push(value);
        else if (field === 'event') name = value;
        continue;
      }
      const [whole, kind] = [data.join('\n'), name];
      data = [];
      name = '';
      if (whole === '') continue;
      if (whole === '[DONE]') return { events, done: true };
      try {
        events.push(readEvent(whole, kind));
      } catch (failure) {
        // what came before it in the same piece is told first
        return { events, failure };
      }
    }
    return { events };
  };
}

/** `field: value`; a line that begins with a colon is a comment, which has the field ``. */
function fieldOf(line: string): { readonly field: string; readonly value: string } {
  const colon = line.indexOf(':');
  if (colon < 0) return { field: line, value: '' };
  return { field: line.slice(0, colon), value: line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1) };
}

function readEvent(text: string, kind: string): unknown {
  const value: unknown = JSON.parse(text);
  const { error } = recordOf(value);
  // a Responses object has an `error` that is null
  if (kind === 'error' || (error !== undefined && error !== null && error !== false)) throw new StreamedError(error ?? value);
  return value;
}
