import { PromptshiftError } from '../errors.ts';
import type { HttpFetch } from '../host.ts';
import { addressOf, isLoopback } from './endpoint.ts';
import type { RequestPlace } from './openaiErrors.ts';
import { createSender, type Sender } from './sendRequest.ts';

export type ConnectionOptions = { readonly fetch?: HttpFetch; readonly totalTimeoutMs: number };

/** Makes what sends requests to an endpoint; one that fits is used again. */
export type Connection = {
  /** @throws PromptshiftError `configuration` when there is no key and the endpoint is not on this machine */
  sender(place: RequestPlace): Promise<Sender>;
};

export function createConnection({ fetch: given, totalTimeoutMs }: ConnectionOptions): Connection {
  // looked up late: VS Code puts one that knows its proxy in place of the global
  const send: HttpFetch = given ?? ((input, init) => fetch(input, init));
  const senders = new Map<string, { readonly key: string | undefined; readonly sender: Sender }>();
  return {
    async sender({ url, key, model }) {
      if (key === undefined && !isLoopback(url)) {
        throw new PromptshiftError('configuration', `There is no API key for ${url.origin}.`, 'Set OPENAI_API_KEY on the command line, or answer from a recording (--replay), which needs none; in the editor run "Promptshift: Set API key".');
      }
      const { baseURL, keyHeader } = addressOf(url, model);
      const known = senders.get(baseURL);
      if (known !== undefined && known.key === key) return known.sender;
      const { OpenAI: Client } = await import('openai');
      const client = new Client({
        baseURL,
        // it is given no key: the header is ours
        apiKey: 'none',
        // never from the environment: they would go to whatever endpoint this is
        adminAPIKey: null,
        organization: null,
        project: null,
        webhookSecret: null,
        maxRetries: 0,
        timeout: totalTimeoutMs,
        logLevel: 'off',
      });
      const sender = createSender(client, send, key === undefined ? undefined : [keyHeader, keyHeader === 'authorization' ? `Bearer ${key}` : key]);
      senders.set(baseURL, { key, sender });
      return sender;
    },
  };
}
