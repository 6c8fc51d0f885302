import { PromptshiftError } from '../errors.ts';

/** OpenAI's own endpoint: the default everywhere. */
export const openAiBaseUrl = 'https://api.openai.com/v1';

/** @throws PromptshiftError `configuration` when it is not an http or https address */
export function parseEndpoint(baseUrl: string): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  throw new PromptshiftError('configuration', 'The base URL is not an http or https address.', `Give one such as ${openAiBaseUrl}.`);
}

/** True for this machine, where a server usually asks for no key. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
