import type { HttpFetch } from '../host.ts';
import type { HttpResponse, OpenAiClient, ResponseHeaders } from './openaiClient.ts';
import { recordOf } from '../views/record.ts';

/** Sends requests as one client would; made by `createSender`. */
export type Sender = { readonly target: (path: string) => Promise<Target>; readonly send: HttpFetch };
type Target = { readonly url: string; readonly headers: readonly (readonly [string, string])[] };

/** What the client may add: it takes whatever `OPENAI_CUSTOM_HEADERS` says too, for any endpoint, another key included. */
const allowed = /^(?:accept|content-type|user-agent|x-stainless-[\w-]+)$/;

/**
 * The `openai` client says where a request goes and with which headers, once for each path, because they are the same each time.
 * The sending is ours: the client's own costs as much again as the request (abort controllers, three copies of the headers, a
 * timer), and all that it adds are retries, which are ours too. `key` is the header that carries it.
 */
export function createSender(client: OpenAiClient, send: HttpFetch, key?: readonly [name: string, value: string]): Sender {
  const targets = new Map<string, Promise<Target>>();
  const ask = async (path: string): Promise<Target> => {
    const { url, req } = await client.buildRequest({ method: 'post', path, body: {} });
    return { url, headers: [...[...req.headers].filter(([name]) => allowed.test(name)), ...(key === undefined ? [] : [key])] };
  };
  return {
    send,
    target(path) {
      const known = targets.get(path) ?? ask(path);
      targets.set(path, known);
      return known;
    },
  };
}

/** A server's refusal. `error` is what its body says, `code` its word for it. */
export class StatusError extends Error {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly error: unknown;
  readonly code: unknown;

  constructor(status: number, headers: ResponseHeaders, body: unknown) {
    super(`The server answered ${status}.`);
    this.status = status;
    this.headers = headers;
    this.error = recordOf(body)['error'] ?? body;
    this.code = recordOf(this.error)['code'];
  }
}

/**
 * Posts JSON. A redirect is not followed: it would take the prompt, and a key in a header other than `authorization`, to an
 * address that nobody chose.
 * @throws StatusError when the server refuses, an Error with the cause when nothing could be sent
 */
export async function sendRequest({ target, send }: Sender, path: string, body: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<HttpResponse> {
  const { url, headers } = await target(path);
  let response: HttpResponse;
  try {
    response = (await send(url, { method: 'POST', headers, body: JSON.stringify(body), redirect: 'manual', signal })) as HttpResponse;
  } catch (cause) {
    throw new Error('The request could not be sent.', { cause });
  }
  if (response.ok) return response;
  throw new StatusError(response.status, response.headers, readJson(await response.text()));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
