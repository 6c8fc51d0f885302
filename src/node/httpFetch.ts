import type { EnvHttpProxyAgent } from 'undici';
import { isLoopback, PromptshiftError, type HttpFetch } from '../core/index.ts';
import { createDirectFetch } from './directFetch.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Undici = Pick<typeof import('undici'), 'fetch'> & { readonly dispatcher: EnvHttpProxyAgent };

/**
 * A fetch that goes through the proxies that the environment names: `HTTPS_PROXY`, `HTTP_PROXY` and their exceptions `NO_PROXY`
 * (small letters count first, as with curl). This machine is never asked through a proxy. Certificates of `NODE_EXTRA_CA_CERTS` count
 * with and without one, because Node reads them for every connection.
 * @throws PromptshiftError `configuration` for a proxy that is no http or https address
 */
export function createHttpFetch(env: Environment): HttpFetch {
  const direct = createDirectFetch();
  const https = proxyOf(env, 'https_proxy');
  const http = proxyOf(env, 'http_proxy');
  if (https === undefined && http === undefined) return direct;
  let loading: Promise<Undici> | undefined;
  const load = async (): Promise<Undici> => {
    const undici = await import('undici');
    // once it is bundled, the package has its default export alone
    const { EnvHttpProxyAgent: Agent, fetch: send } = (undici.default as unknown as typeof undici | undefined) ?? undici;
    // an empty text and not undefined, which would mean what this process was started with
    return { fetch: send, dispatcher: new Agent({ httpsProxy: https?.href ?? '', httpProxy: http?.href ?? '', noProxy: named(env, 'no_proxy') ?? '' }) };
  };
  return async (input, init = {}) => {
    if (isLoopback(new URL(input))) return await direct(input, init);
    const { fetch: send, dispatcher } = await (loading ??= load());
    try {
      return await send(input, { ...init, dispatcher });
    } catch (error) {
      throw proxyError(error, new URL(input).protocol === 'https:' ? https ?? http : http, input) ?? error;
    }
  };
}

function proxyOf(env: Environment, name: 'https_proxy' | 'http_proxy'): URL | undefined {
  const value = named(env, name);
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : URL.canParse(`http://${value}`) ? new URL(`http://${value}`) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new PromptshiftError('configuration', `${name.toUpperCase()} is not the address of an HTTP proxy.`, 'Set it to one such as http://proxy.example:3128.');
}

function named(env: Environment, name: string): string | undefined {
  const value = env[name] ?? env[name.toUpperCase()];
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

/** What the proxy did, told as that: otherwise it looks as if the endpoint had. */
function proxyError(error: unknown, proxy: URL | undefined, input: string): PromptshiftError | undefined {
  if (proxy === undefined) return undefined;
  const fail = (message: string, remedy: string): PromptshiftError => new PromptshiftError('provider', message, remedy, { cause: error });
  const correct = 'Correct HTTPS_PROXY, or unset it.';
  for (const cause of causesOf(error)) {
    const { code, hostname, port } = cause as NodeJS.ErrnoException & { readonly hostname?: string; readonly port?: number };
    const status = /^Proxy response \((\d{3})\)/.exec(cause.message)?.[1];
    if (status === '407') return fail(`The proxy ${proxy.host} asks for a user name and a password (407).`, 'Put them into HTTPS_PROXY, such as http://name:password@proxy.example:3128.');
    if (status !== undefined) return fail(`The proxy ${proxy.host} does not connect to ${new URL(input).host} (${status}).`, 'Ask who runs it, or name the host in NO_PROXY.');
    if (code === 'ECONNREFUSED' && String(port) === portOf(proxy)) return fail(`Nothing answers at the proxy ${proxy.host}: the connection was refused.`, correct);
    if ((code === 'ENOTFOUND' || code === 'EAI_AGAIN') && hostname === proxy.hostname) return fail(`The proxy ${proxy.hostname} was not found.`, correct);
  }
  return undefined;
}

function causesOf(error: unknown): readonly Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}

function portOf({ port, protocol }: URL): string {
  return port === '' ? (protocol === 'https:' ? '443' : '80') : port;
}
