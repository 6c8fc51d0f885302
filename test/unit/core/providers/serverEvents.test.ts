import { describe, expect, it } from 'vitest';
import { readServerEvents, StreamedError } from '../../../../src/core/providers/serverEvents.ts';

const text = [
  ': a comment\n\n',
  'event: message\nid: 7\nretry: 10\ndata: {"a":\ndata: "ä 🦊"}\n\n',
  'data:{"b":1}\r\n\r\n',
  'event: x\r\rdata: {"c":[1,2]}\r\r',
  'data\n\n',
  'data: {"error":null,"d":true}\n\n',
  'data: [DONE]\n\n',
  'data: {"after":"the end"}\n\n',
].join('');
const expected = [{ a: 'ä 🦊' }, { b: 1 }, { c: [1, 2] }, { error: null, d: true }];

/** A real stream of bytes in pieces of a size. */
function bytesOf(whole: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(whole);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += size)));
    },
  });
}

async function read(body: ReadableStream<Uint8Array>, options: { readonly alive?: () => void } = {}) {
  const events: unknown[] = [];
  let error: unknown;
  try {
    for await (const batch of readServerEvents(body as never, { alive: options.alive ?? (() => undefined), grace: async () => undefined })) events.push(...batch);
  } catch (caught) {
    error = caught;
  }
  return { events, error };
}

describe('server-sent events', () => {
  it.each([1, 2, 3, 5, 7, 16, 1000])('are read in pieces of %i bytes', async (size) => {
    expect(await read(bytesOf(text, size))).toEqual({ events: expected, error: undefined });
  });

  it('count without an empty line after the last, and not when they are cut off', async () => {
    expect(await read(bytesOf('data: {"a":1}', 4))).toEqual({ events: [{ a: 1 }], error: undefined });
    expect(await read(bytesOf('data: {"a":1}\n\ndata: {"b":', 4))).toEqual({ events: [{ a: 1 }], error: undefined });
  });

  it('tell what came before an error in the same piece', async () => {
    const malformed = await read(bytesOf('data: {"a":1}\n\ndata: {"b"\n\ndata: {"c":1}\n\n', 1000));
    expect(malformed).toEqual({ events: [{ a: 1 }], error: expect.any(SyntaxError) });
    const failed = await read(bytesOf('data: {"a":1}\n\nevent: error\ndata: {"message":"overloaded"}\n\n', 1000));
    expect(failed.events).toEqual([{ a: 1 }]);
    expect(failed.error).toBeInstanceOf(StreamedError);
    expect(failed.error).toMatchObject({ error: { message: 'overloaded' } });
  });

  it('hear of comments, and let go of a body that does not end after the answer', async () => {
    let pieces = 0;
    await read(bytesOf(': one\n\n: two\n\ndata: {"a":1}\n\n', 7), { alive: () => pieces++ });
    expect(pieces).toBeGreaterThanOrEqual(4);
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('data: {"a":1}\n\ndata: [DONE]\n\n')),
      cancel: () => {
        cancelled = true;
      },
    });
    expect((await read(endless)).events).toEqual([{ a: 1 }]);
    await expect.poll(() => cancelled).toBe(true);
  });
});
