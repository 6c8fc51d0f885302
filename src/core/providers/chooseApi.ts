import { identifyModel } from '../models/identify.ts';
import data from './data/modelApis.json' with { type: 'json' };
import { endpointKind } from './endpoint.ts';
import { needsChat } from './parameters.ts';
import type { ModelRequest } from './provider.ts';

/** The two ways to ask an OpenAI-compatible endpoint. */
export type OpenAiApi = 'responses' | 'chat';

const onlyOne = data.rows.map(({ api, match }) => ({ api: api as OpenAiApi, pattern: new RegExp(match) }));

/**
 * Which API a request goes through: the one that is set; for `auto` the only one that OpenAI's model speaks, else Responses at
 * api.openai.com unless a parameter exists in Chat Completions only, and Chat Completions everywhere else.
 */
export function chooseApi(setting: OpenAiApi | 'auto', endpoint: URL, { model, parameters }: Pick<ModelRequest, 'model' | 'parameters'>): OpenAiApi {
  if (setting !== 'auto') return setting;
  const kind = endpointKind(endpoint);
  // Others translate between the two themselves, or know only one.
  if (kind !== 'openai' && kind !== 'azure') return 'chat';
  return onlyApiOf(model) ?? (kind === 'openai' && !needsChat(parameters) ? 'responses' : 'chat');
}

/** The one API that an OpenAI model speaks; undefined when it speaks both, or nothing is known of it. */
export function onlyApiOf(model: string): OpenAiApi | undefined {
  const id = identifyModel(model)?.model ?? model;
  return onlyOne.find(({ pattern }) => pattern.test(id))?.api;
}
