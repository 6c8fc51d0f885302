import { needsChat } from './parameters.ts';

/** The two ways to ask an OpenAI-compatible endpoint. */
export type OpenAiApi = 'responses' | 'chat';

/**
 * Which API a request goes through: the one that is set; for `auto` Responses at api.openai.com, unless a parameter exists in
 * Chat Completions only, and Chat Completions everywhere else.
 */
export function chooseApi(setting: OpenAiApi | 'auto', endpoint: URL, parameters: Readonly<Record<string, unknown>>): OpenAiApi {
  if (setting !== 'auto') return setting;
  return endpoint.hostname === 'api.openai.com' && !needsChat(parameters) ? 'responses' : 'chat';
}
