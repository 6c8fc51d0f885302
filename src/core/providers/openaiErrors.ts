import { PromptshiftError } from '../errors.ts';

/** Where and for what a request went; names the parts of a message. */
export type RequestPlace = { readonly url: URL; readonly model: string; readonly key: string | undefined };

/** The HTTP status of an error of the `openai` client, when a server answered at all. */
export function statusOf(error: unknown): number | undefined {
  const { status } = record(error);
  return typeof status === 'number' ? status : undefined;
}

/** A failure that another try may get past: the server is busy or broken, or the connection dropped before an answer. */
export function isPassing(error: unknown): boolean {
  const status = statusOf(error);
  if (status === 429) return codeOf(error) !== 'insufficient_quota';
  if (status !== undefined) return status === 408 || status >= 500;
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT'].includes(systemCode(error) ?? '');
}

/** ms the server asks to wait (`retry-after-ms`, or `retry-after` in seconds or as a date); undefined when it does not. */
export function retryAfterMs(error: unknown, now: number): number | undefined {
  const { headers } = record(error);
  const get = (name: string): string | undefined => {
    const read = record(headers)['get'];
    const value: unknown = typeof read === 'function' ? read.call(headers, name) : undefined;
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const milliseconds = Number(get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(milliseconds)) return Math.max(0, milliseconds);
  const after = get('retry-after');
  if (after === undefined) return undefined;
  const seconds = Number(after);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/** What went wrong, in one sentence for a person, with what to do next. Never holds the key, whatever the server echoed. */
export function toProviderError(error: unknown, place: RequestPlace): PromptshiftError {
  const fail = (message: string, remedy: string): PromptshiftError => new PromptshiftError('provider', redact(message, place.key), remedy);
  if (error instanceof PromptshiftError) return error.code === 'provider' ? fail(`${place.model}: ${error.message}`, error.remedy) : error;
  const { url, model } = place;
  const status = statusOf(error);
  const said = serverMessage(error);
  const saying = said === undefined ? '' : ` It says: ${said}`;
  switch (status) {
    case 401:
      return fail(`${url.origin} did not accept the API key (401).${saying}`, 'Check the key: OPENAI_API_KEY on the command line, "Set API key" in the editor.');
    case 403:
      return fail(`${url.origin} does not allow this key to use ${model} (403).${saying}`, 'Ask for access to the model, or use another key.');
    case 404:
      return said === undefined
        ? fail(`There is no model API at ${url.href} (404).`, 'Check the base URL; it usually ends in /v1.')
        : fail(`${url.origin} does not know the model ${model} (404).${saying}`, 'Check the id with "promptshift scan", or choose another model.');
    case 429:
      return codeOf(error) === 'insufficient_quota'
        ? fail(`The account at ${url.origin} has no credit left (429).${saying}`, 'Add credit or use another key.')
        : fail(`${url.origin} limits how often ${model} may be called (429).${saying}`, 'Wait a little and try again.');
    case undefined:
      return withoutStatus(error, place, fail);
    default:
      return status >= 500
        ? fail(`${url.origin} failed to answer for ${model} (${status}).${saying}`, 'Try again later.')
        : fail(`${url.origin} refused the request for ${model} (${status}).${saying}`, 'Change what the message names, then try again.');
  }
}

function withoutStatus(error: unknown, { url, model }: RequestPlace, fail: (message: string, remedy: string) => PromptshiftError): PromptshiftError {
  const code = systemCode(error);
  const at = `${url.hostname}:${portOf(url)}`;
  switch (code) {
    case 'ECONNREFUSED':
      return fail(`Nothing answers at ${at}: the connection was refused.`, 'Start the server, or correct the base URL.');
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return fail(`The address ${url.hostname} was not found.`, 'Check the base URL and the network.');
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return fail(`${at} cannot be reached (${code}).`, 'Check the base URL, the network and the proxy.');
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return fail(`${at} closed the connection before the answer of ${model} was complete.`, 'Try again.');
    default:
  }
  if (code !== undefined && /CERT|SSL|TLS|ALTNAME/.test(code)) {
    return fail(`The certificate of ${at} was not accepted (${code}).`, 'Set NODE_EXTRA_CA_CERTS to your company\'s certificate.');
  }
  if (error instanceof SyntaxError) return fail(`${at} sent a stream for ${model} that cannot be read: it holds invalid JSON.`, 'Check that the base URL speaks the OpenAI API.');
  const said = serverMessage(error);
  return fail(`The answer of ${model} from ${at} failed${said === undefined ? '.' : `: ${said}`}`, 'Try again.');
}

/** Node's code of a network error, however deep the client and `fetch` have wrapped it. */
function systemCode(error: unknown): string | undefined {
  let at: unknown = error;
  for (let depth = 0; depth < 6 && typeof at === 'object' && at !== null; depth++) {
    const { code, cause, errors } = record(at);
    if (typeof code === 'string' && /^(?:E[A-Z]+|UND_ERR_|.*(?:CERT|SSL|TLS))/.test(code)) return code;
    at = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return undefined;
}

function codeOf(error: unknown): unknown {
  return record(error)['code'];
}

/** What the server's JSON body says; undefined for an HTML page or an empty body. One line, at most 300 characters. */
function serverMessage(error: unknown): string | undefined {
  const body = record(error)['error'];
  const said = typeof body === 'string' ? body : record(body)['message'];
  if (typeof said !== 'string' || said.trim() === '') return undefined;
  const line = said.trim().replaceAll(/\s+/g, ' ');
  const short = line.length > 300 ? `${line.slice(0, 299)}…` : line;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

function redact(text: string, key: string | undefined): string {
  const known = key === undefined || key.length < 4 ? text : text.replaceAll(key, '…');
  return known.replaceAll(/\b(?:sk|pk|key)-[\w*.-]{3,}[\w*]/gi, '…');
}

function portOf(url: URL): string {
  return url.host.slice(url.hostname.length + 1) || (url.protocol === 'https:' ? '443' : '80');
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
