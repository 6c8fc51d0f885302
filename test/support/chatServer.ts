import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** How the server behaves; it can be changed between requests. */
export type Behaviour =
  | { readonly kind: 'stream'; readonly chunks: readonly string[]; readonly delayMs: number }
  /** Sends some chunks, then drops the connection. */
  | { readonly kind: 'break'; readonly chunks: readonly string[]; readonly delayMs: number }
  | { readonly kind: 'refuse'; readonly status: number; readonly message: string };

export type SeenRequest = {
  readonly path: string;
  readonly model: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  /** When each chunk was written, in ms since the epoch. */
  readonly chunkTimes: readonly number[];
};

/** An OpenAI-compatible endpoint (chat completions) that does exactly what a test says, and keeps what it saw. */
export type ChatServer = {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  behave(behaviour: Behaviour): void;
  /** Refuses connections until `listen` is called; the address stays the same. */
  close(): Promise<void>;
  listen(): Promise<void>;
};

export async function startChatServer(first: Behaviour): Promise<ChatServer> {
  let behaviour = first;
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
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
    behave: (next) => {
      behaviour = next;
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
  const body = JSON.parse(await readBody(request)) as { readonly model: string };
  const chunkTimes: number[] = [];
  requests.push({ path: request.url ?? '', model: body.model, authorization: request.headers.authorization, body, chunkTimes });
  if (behaviour.kind === 'refuse') {
    response.writeHead(behaviour.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { message: behaviour.message, type: 'invalid_request_error', code: null } }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  for (const text of behaviour.chunks) {
    await new Promise((resolve) => setTimeout(resolve, behaviour.delayMs));
    chunkTimes.push(Date.now());
    send(response, body.model, { choices: [{ index: 0, delta: { role: 'assistant', content: text }, finish_reason: null }] });
  }
  if (behaviour.kind === 'break') {
    // the last chunk is to arrive before the end does
    await new Promise((resolve) => setTimeout(resolve, behaviour.delayMs));
    response.destroy();
    return;
  }
  send(response, body.model, { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
  send(response, body.model, { choices: [], usage: usageOf(behaviour.chunks.length) });
  response.end('data: [DONE]\n\n');
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
