import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Readonly<Record<string, unknown>>;
  /** How many requests came before this one. */
  readonly index: number;
};

/** A real server on a free loopback port. `closed` counts responses whose client went away before their end. */
export async function startHttpServer(answer: (exchange: Exchange) => Promise<void> | void) {
  const bodies: Readonly<Record<string, unknown>>[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const times: number[] = [];
  let closed = 0;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(pieces).toString() || '{}') as Record<string, unknown>;
      times.push(performance.now());
      headers.push(request.headers);
      const index = bodies.push({ path: request.url, ...body }) - 1;
      response.on('close', () => {
        if (!response.writableFinished) closed++;
      });
      void Promise.resolve(answer({ request, response, body, index })).catch(() => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/v1`,
    bodies,
    headers,
    times,
    closed: () => closed,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type HttpServer = Awaited<ReturnType<typeof startHttpServer>>;

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** Writes server-sent events one by one, `delayMs` apart; strings go out as they are. */
export async function sendEvents(response: ServerResponse, events: readonly unknown[], options: { readonly delayMs?: number; readonly end?: boolean; readonly headers?: Record<string, string> } = {}): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...options.headers });
  for (const event of events) {
    response.write(typeof event === 'string' ? event : `data: ${JSON.stringify(event)}\n\n`);
    await delay(options.delayMs ?? 0);
  }
  if (options.end ?? true) response.end();
}

/** The chunks of a Chat Completions answer, as OpenAI streams them, `[DONE]` included. */
export function chatEvents(pieces: readonly string[], options: { readonly model?: string; readonly finish?: string; readonly usage?: unknown } = {}): readonly unknown[] {
  const chunk = (choice: unknown): unknown => ({ id: 'c1', object: 'chat.completion.chunk', created: 1, model: options.model ?? 'gpt-4o-2024-08-06', choices: [choice] });
  return [
    chunk({ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }),
    ...pieces.map((content) => chunk({ index: 0, delta: { content }, finish_reason: null })),
    chunk({ index: 0, delta: {}, finish_reason: options.finish ?? 'stop' }),
    ...(options.usage === undefined ? [] : [{ id: 'c1', object: 'chat.completion.chunk', created: 1, model: options.model ?? 'gpt-4o-2024-08-06', choices: [], usage: options.usage }]),
    'data: [DONE]\n\n',
  ];
}

/** The events of a Responses answer. */
export function responsesEvents(pieces: readonly string[], options: { readonly model?: string; readonly status?: string; readonly details?: unknown; readonly usage?: unknown } = {}): readonly unknown[] {
  const response = { id: 'r1', object: 'response', model: options.model ?? 'gpt-5.5-2026-04-23', status: 'in_progress', output: [] };
  const status = options.status ?? 'completed';
  const typed = (event: { readonly type: string }): string => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
  return [
    typed({ type: 'response.created', response } as { type: string }),
    ...pieces.map((delta, index) => typed({ type: 'response.output_text.delta', item_id: 'm1', output_index: 0, content_index: 0, sequence_number: index, delta } as { type: string })),
    typed({ type: `response.${status}`, response: { ...response, status, incomplete_details: options.details ?? null, usage: options.usage } } as { type: string }),
  ];
}
