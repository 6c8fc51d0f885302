import { PromptshiftError } from '../errors.ts';

/** OpenAI's own endpoint: the default everywhere. */
export const openAiBaseUrl = 'https://api.openai.com/v1';

/** Whose endpoint it is, where that makes a difference. `azureDeployment`: the older form, one address a deployment. */
export type EndpointKind = 'openai' | 'azure' | 'azureDeployment' | 'openrouter' | 'anthropic' | 'google' | 'other';

/** An address is shown, logged and written down; what is in one of these is not to be. */
const secretParameter = /[?&](?:(?:[\w-]*[-_])?(?:key|token|secret|password)|sig|code)=/i;

/** @throws PromptshiftError `configuration` when it is not an http or https address, or holds a password or a key */
export function parseEndpoint(baseUrl: string): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new PromptshiftError('configuration', 'The base URL is not an http or https address.', `Give one such as ${openAiBaseUrl}.`);
  }
  const secret = url.username !== '' || url.password !== '' ? 'a user name or a password' : secretParameter.test(url.search) ? 'a key' : undefined;
  if (secret !== undefined) {
    throw new PromptshiftError('configuration', `The base URL for ${url.host} holds ${secret}.`, 'Leave it out of the address, and give the key as a key.');
  }
  return url;
}

/** True for this machine, where a server usually asks for no key. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

export function endpointKind({ hostname, pathname }: URL): EndpointKind {
  if (/\/openai\/deployments(?:\/|$)/.test(pathname)) return 'azureDeployment';
  if (/(?:^|\.)(?:openai|cognitiveservices|services\.ai)\.azure\.(?:com|us|cn)$/.test(hostname)) return 'azure';
  switch (hostname) {
    case 'api.openai.com':
    case 'eu.api.openai.com':
    case 'us.api.openai.com':
      return 'openai';
    case 'openrouter.ai': return 'openrouter';
    case 'api.anthropic.com': return 'anthropic';
    case 'generativelanguage.googleapis.com': return 'google';
    default: return 'other';
  }
}

/** Where requests for a model go, as the `openai` client wants it, and the header that carries the key. */
export type Address = { readonly baseURL: string; readonly keyHeader: 'authorization' | 'api-key' };

/**
 * The address for one model. Azure's resource address is completed: to `/openai/v1`, or, when it names an `api-version`, to the
 * deployment that is called like the model. An address that was copied with its last step (`/chat/completions`) loses that.
 */
export function addressOf(endpoint: URL, model: string): Address {
  const path = endpoint.pathname.replace(/\/(?:chat\/completions|responses|embeddings)\/?$/, '').replace(/\/+$/, '');
  const { origin, search } = endpoint;
  const kind = endpointKind(endpoint);
  if (kind === 'azure' && /^(?:\/openai)?$/.test(path)) {
    const rest = /[?&]api-version=/.test(search) ? `deployments/${encodeURIComponent(model)}` : 'v1';
    return { baseURL: `${origin}/openai/${rest}${search}`, keyHeader: 'api-key' };
  }
  return { baseURL: `${origin}${path}${search}`, keyHeader: kind === 'azure' || kind === 'azureDeployment' ? 'api-key' : 'authorization' };
}
