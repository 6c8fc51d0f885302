import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** An answer in pieces, and what its server says of it. */
type Streamed = {
  /** The pieces, or what makes them of the request's body. */
  readonly chunks: readonly string[] | ((body: SeenRequest['body']) => readonly string[]);
  readonly delayMs: number;
  /** What `model` says; the one asked for when left out. */
  readonly served?: string;
  /** `stop` when left out. */
  readonly finish?: string;
  /** Sent as it is; one that counts the chunks when left out, none when null. */
  readonly usage?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** How the server behaves; it can be changed between requests. */
export type Behaviour =
  | ({ readonly kind: 'stream' } & Streamed)
  /** Sends some chunks, then drops the connection. */
  | ({ readonly kind: 'break' } & Streamed)
  /** Sends some chunks, then ends the answer as if it were whole. */
  | ({ readonly kind: 'stop' } & Streamed)
  /** Sends some chunks, then nothing, and keeps the connection. */
  | ({ readonly kind: 'hang' } & Streamed)
  /** Sends some chunks, then this text instead of an event. */
  | ({ readonly kind: 'garble'; readonly text: string } & Streamed)
  /** Takes the request and never answers. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'refuse'; readonly status: number; readonly message: string; readonly code?: string; readonly headers?: Readonly<Record<string, string>> };

export type SeenRequest = {
  readonly path: string;
  readonly model: string;
  readonly authorization: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Readonly<Record<string, unknown>>;
  /** When it came, and when each chunk was written, in ms since the epoch. */
  readonly at: number;
  readonly chunkTimes: readonly number[];
  /** Whether the other side closed the connection before the answer was whole. */
  readonly isCut: () => boolean;
  /** Whether the connection of this request is done with, either way. */
  readonly isOver: () => boolean;
};

/** An OpenAI-compatible endpoint (chat completions) that does exactly what a test says, and keeps what it saw. */
export type ChatServer = {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** Connections that ended before their answer did. */
  readonly dropped: () => number;
  /** From the next request on: the behaviours given, one a request, the last for all that follow. */
  behave(...behaviours: readonly [Behaviour, ...Behaviour[]]): void;
  /** Refuses connections until `listen` is called; the address stays the same. */
  close(): Promise<void>;
  listen(): Promise<void>;
};

export async function startChatServer(first: Behaviour): Promise<ChatServer> {
  let behaviours: readonly Behaviour[] = [first];
  const requests: SeenRequest[] = [];
  let dropped = 0;
  const server = createServer((request, response) => {
    response.on('close', () => {
      if (!response.writableEnded) dropped++;
    });
    const [behaviour = first, ...next] = behaviours;
    if (next.length > 0) behaviours = next;
    answer(request, response, behaviour, requests).catch((error: unknown) => response.destroy(error as Error));
  });
  const listen = (port: number): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const { port } = address;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    dropped: () => dropped,
    behave: (...next) => {
      behaviours = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    listen: () => listen(port),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, behaviour: Behaviour, requests: SeenRequest[]): Promise<void> {
  const at = Date.now();
  const body = JSON.parse(await readBody(request)) as { readonly model: string };
  const chunkTimes: number[] = [];
  const { headers, url: path = '' } = request;
  let over: 'whole' | 'cut' | undefined;
  response.on('close', () => (over = response.writableFinished ? 'whole' : 'cut'));
  requests.push({ path, model: body.model, authorization: headers.authorization, headers, body, at, chunkTimes, isCut: () => over === 'cut', isOver: () => over !== undefined });
  if (behaviour.kind === 'silent') return;
  if (behaviour.kind === 'refuse') {
    response.writeHead(behaviour.status, { 'content-type': 'application/json', ...behaviour.headers });
    response.end(JSON.stringify({ error: { message: behaviour.message, type: 'invalid_request_error', code: behaviour.code ?? null } }));
    return;
  }
  const model = behaviour.served ?? body.model;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache', ...behaviour.headers });
  response.flushHeaders();
  const chunks = typeof behaviour.chunks === 'function' ? behaviour.chunks(body) : behaviour.chunks;
  for (const text of chunks) {
    await delay(behaviour.delayMs);
    chunkTimes.push(Date.now());
    send(response, model, { choices: [{ index: 0, delta: { role: 'assistant', content: text }, finish_reason: null }] });
  }
  await end(response, behaviour, model, chunks.length);
}

async function end(response: ServerResponse, behaviour: Extract<Behaviour, Streamed>, model: string, chunks: number): Promise<void> {
  switch (behaviour.kind) {
    case 'hang': return;
    case 'break':
      // the last chunk is to arrive before the end does
      await delay(behaviour.delayMs);
      response.destroy();
      return;
    case 'stop':
      response.end();
      return;
    case 'garble':
      response.end(behaviour.text);
      return;
    case 'stream': {
      send(response, model, { choices: [{ index: 0, delta: {}, finish_reason: behaviour.finish ?? 'stop' }] });
      const usage = behaviour.usage === undefined ? usageOf(chunks) : behaviour.usage;
      if (usage !== null) send(response, model, { choices: [], usage });
      response.end('data: [DONE]\n\n');
    }
  }
}

function send(response: ServerResponse, model: string, part: object): void {
  response.write(`data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 0, model, ...part })}\n\n`);
}

function usageOf(chunks: number): object {
  return { prompt_tokens: 120, completion_tokens: chunks, total_tokens: 120 + chunks };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
