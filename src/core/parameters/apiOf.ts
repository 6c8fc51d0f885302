import { canonicalName, type CallSite } from '../scan/callSites/callSite.ts';
import { posting } from '../scan/callSites/treeLanguage.ts';
import type { Vendor } from '../models/identity.ts';
import type { LanguageId } from '../scan/types.ts';

/** The request a call site makes. */
export type Api = 'chat' | 'responses' | 'messages' | 'gemini';

/** `certain`: the API receives the names as they are written; otherwise something may stand between. */
export type Addressed = { readonly api?: Api; readonly certain: boolean };

const targets: readonly (readonly [api: Api, pattern: RegExp])[] = [
  ['chat', /chat\.?completions\.(?:\w+\.)*(?:create|stream|parse|runTools|New|NewStreaming)\b|ChatCompletion\.a?create\b|ChatCompletion(?:NewParams|Request|StreamingRequest|CreateParams\w*)\b|create_?chat_?completion|\/chat\/completions|\bOpenAiChatOptions\b/i],
  ['responses', /(?:^|\.)responses\.(?:\w+\.)*(?:create|stream|parse|New|NewStreaming)\b|\bResponse(?:Create|New)Params\w*|\/v1\/responses\b|\/responses["'`]/],
  ['messages', /(?:^|\.)messages\.(?:\w+\.)*(?:create|stream|parse|New|NewStreaming|count_?tokens)\b|\bMessage(?:Create|New|Stream)Params\w*|\/v1\/messages\b/i],
  ['gemini', /models\.generate_?content|getGenerativeModel|GenerativeModel$|:generateContent\b/i],
];

/** Names of one language's packages, which would mean something else in another. */
const ownTargets: Readonly<Partial<Record<LanguageId, readonly (readonly [api: Api, pattern: RegExp])[]>>> = {
  csharp: [
    ['chat', /\bChatCompletion(?:s?Options|CreateRequest)$|\.CompleteChat(?:Streaming)?(?:Async)?$/],
    ['responses', /\b(?:CreateResponse|ResponseCreation)Options$|\.CreateResponse(?:Streaming)?(?:Async)?$/],
    ['messages', /\bMessageParameters$/],
  ],
  ruby: [['chat', /\.chat parameters$/], ['messages', /\.messages parameters$/]],
  kotlin: [['responses', /\b[Rr]esponseRequest$/]],
  php: [['chat', /\bchat\.create(?:Streamed)?$|\bopen_?ai\.chat$/i], ['responses', /\bresponses\.createStreamed$/]],
  rust: [['chat', /\bCreateChatCompletionRequest(?:Args)?(?:\.default)?$/], ['responses', /\bCreateResponse(?:Args)?(?:\.default)?$/]],
};

/** How a site reaches an API; undefined when a library stands between, which has rules of its own. */
export function apiOf({ target: written, entries, data, language }: CallSite, vendor: Vendor, isPrompt: boolean): Addressed | undefined {
  // `$client->chat()->create(…)` is what others write without brackets.
  const target = written.replaceAll('()', '');
  const names = new Set(entries.map(({ name }) => canonicalName(name)));
  const own = [...ownTargets[language] ?? [], ...targets].find(([, pattern]) => pattern.test(target))?.[0];
  // What a test expects of a call is no call.
  if (/\.(?:assert|mock|toHaveBeen|has_calls)\w*$/.test(target)) return undefined;
  if (own !== undefined) return serves(own, vendor) ? { api: own, certain: true } : undefined;
  if (target !== '') return withoutAddress(target) && byBody(names, vendor) !== undefined ? { certain: false } : undefined;
  if (isPrompt) return { ...byWords(names), certain: true };
  const api = byBody(names, vendor);
  if (api !== undefined) return { api, certain: true };
  return data || names.size > 0 ? { certain: false } : undefined;
}

/** A body that is posted to an address that is kept elsewhere: what receives it is not known. */
function withoutAddress(target: string): boolean {
  const space = target.indexOf(' ');
  return space > 0 && posting.test(target.slice(0, space)) && !/^ ?\(?\s*(?:\w+\s*[:=]\s*)?[$@frbuFRBU]*["'`]/.test(target.slice(space));
}

function serves(api: Api, vendor: Vendor): boolean {
  switch (vendor) {
    case 'openai': return api === 'chat' || api === 'responses';
    case 'anthropic': return api === 'messages';
    case 'google': return api === 'gemini';
    default: return false;
  }
}

/** A request body says by its own keys which API it is for. */
function byBody(names: ReadonlySet<string>, vendor: Vendor): Api | undefined {
  if (names.has('messages')) return vendor === 'anthropic' ? 'messages' : vendor === 'openai' ? 'chat' : undefined;
  if (names.has('contents')) return vendor === 'google' ? 'gemini' : undefined;
  return vendor === 'openai' && names.has('input') ? 'responses' : undefined;
}

/** The parameters of a prompt are in the words of one API or the other; without any, either takes them. */
function byWords(names: ReadonlySet<string>): { readonly api?: Api } {
  if (['max_output_tokens', 'reasoning', 'text'].some((name) => names.has(name))) return { api: 'responses' };
  return ['max_tokens', 'max_completion_tokens', 'reasoning_effort', 'stop', 'n', 'seed', 'logit_bias', 'presence_penalty', 'frequency_penalty', 'response_format'].some((name) => names.has(name)) ? { api: 'chat' } : {};
}
