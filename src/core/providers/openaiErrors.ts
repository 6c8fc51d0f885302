import { PromptshiftError } from '../errors.ts';
import { bodyOf, codeOf, statusOf, systemCode } from './errorFacts.ts';
import { maskKeys } from './keyMask.ts';
import { recordOf } from '../views/record.ts';

/** Where and for what a request went; names the parts of a message. */
export type RequestPlace = { readonly url: URL; readonly model: string; readonly key: string | undefined };

/** What went wrong, in one sentence for a person, with what to do next. Never holds the key, whatever the server echoed. */
export function toProviderError(error: unknown, place: RequestPlace): PromptshiftError {
  const fail = (message: string, remedy: string): PromptshiftError => new PromptshiftError('provider', maskKeys(message, place.key), remedy);
  if (error instanceof PromptshiftError) return error.code === 'provider' ? fail(`${place.model}: ${error.message}`, error.remedy) : error;
  const told = toldCause(error);
  if (told !== undefined) return fail(told.message, told.remedy);
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
        ? fail(`There is no model API at ${url.origin}${url.pathname} (404).`, 'Check the base URL; it usually ends in /v1.')
        : fail(`${url.origin} does not know the model ${model} (404).${saying}`, 'Check the id with "promptshift scan", or choose another model.');
    case 429:
      return codeOf(error) === 'insufficient_quota'
        ? fail(`The account at ${url.origin} has no credit left (429).${saying}`, 'Add credit or use another key.')
        : fail(`${url.origin} limits how often ${model} may be called (429).${saying}`, 'Wait a little and try again.');
    case undefined:
      return withoutStatus(error, place, fail);
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
      return fail(`${url.origin} wants to send the request for ${model} somewhere else (${status}), which is not done with prompts and keys.`, 'Set the base URL to the address that answers.');
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
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return fail(`${at} sent nothing for 300 s, which is the longest that Node waits.`, 'Try again, or use a model that answers sooner.');
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

/** What a host's own fetch found out, such as that it was the proxy, however deep the client has wrapped it. */
function toldCause(error: unknown): PromptshiftError | undefined {
  let at: unknown = recordOf(error)['cause'];
  for (let depth = 0; depth < 4 && at !== undefined; depth++) {
    if (at instanceof PromptshiftError) return at;
    at = recordOf(at)['cause'];
  }
  return undefined;
}

/** What the server's JSON body says; undefined for an HTML page or an empty body. One line, at most 300 characters. */
function serverMessage(error: unknown): string | undefined {
  const body = bodyOf(error);
  const said = typeof body === 'string' ? body : recordOf(body)['message'];
  if (typeof said !== 'string' || said.trim() === '') return undefined;
  const line = said.trim().replaceAll(/\s+/g, ' ');
  const short = line.length > 300 ? `${line.slice(0, 299)}…` : line;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

function portOf(url: URL): string {
  return url.host.slice(url.hostname.length + 1) || (url.protocol === 'https:' ? '443' : '80');
}
