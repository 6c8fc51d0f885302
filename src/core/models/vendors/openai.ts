import { CONTEXT, matchesFamily, NUMBER, SIZE, vocabulary, type FamilyRule, type ParsedId } from './grammar.ts';
import { splitVersion } from './version.ts';

const GPT_WORDS = vocabulary(
  'mini nano micro pro max turbo instruct preview latest audio realtime search search-api transcribe tts diarize chat '
  + 'chat-latest codex spark image vision completions deep-research base long output alpha cyber sol terra luna astra '
  + 'fast batch thinking rosalind safeguard translate whisper live sunburst flare blue-latest red-latest research high low medium',
);

/** Words that follow `gpt-6-` in names of other things; any other single word may be a code name like `astra`. */
const CODE_NAME = new RegExp(
  '^(?!(?:api|app|bot|cli|client|code|config|demo|encoder|engine|example|foo|bar|helper|key|like|live|llm|model|models|name|prompt|proxy|sdk|style'
  + '|test|tests|token|tokenizer|tokens|tools|user|utils|wrapper)$)[a-z]{3,12}$',
);

/**
 * OpenAI's names. Up to gpt-5.5 a dated id is the snapshot and the bare one an alias of it; from gpt-5.6 the API has
 * no dated ids and a model's name (`gpt-5.6-sol`) is its only id, while `gpt-5.6` alone is an alias.
 * Source: the models pages as compiled in the project's lifecycle data.
 */
const RULES: readonly FamilyRule[] = [
  { head: /^gpt-(?:5\.(?:[6-9]|1\d)|[6-9](?:\.\d{1,2})?)(?=-|$)/, words: GPT_WORDS, shapes: [CODE_NAME, NUMBER] },
  { head: /^gpt-(?:3|3\.5|4o?|4\.[15]|5(?:\.[0-5])?)(?=-|$)/, words: GPT_WORDS, shapes: [CONTEXT, /^\d(?:\.\d)?$/] },
  { head: /^gpt-(?:audio|realtime|image|live|transcribe|oss|daybreak|rosalind|chat-latest|latest|(?:mini|sol|terra|luna|astra)-latest)(?=-|$)/, words: GPT_WORDS, shapes: [NUMBER, SIZE] },
  { head: /^o[1-9](?=-|$)/, words: vocabulary('mini preview pro deep-research high low medium fast batch') },
  { head: /^(?:chatgpt-(?:4o|image)-latest|chat-latest|daybreak-(?:blue|red)-latest|codex-mini(?:-latest)?|computer-use-preview|(?:cushman|davinci)-codex)$/ },
  { head: /^text-embedding-(?:3-(?:small|large)|ada-002)$/ },
  { head: /^(?:text-moderation(?:-(?:latest|stable))?|omni-moderation(?:-latest)?)$/ },
  { head: /^(?:whisper-1|tts-1(?:-hd)?|dall-e-[23]|sora-[2-9](?:-pro)?)$/ },
  { head: /^(?:babbage-002|davinci-002|(?:text|code)-(?:davinci|curie|babbage|ada|cushman)(?:-edit)?)$/ },
  { head: /^(?:text-search|code-search|text-similarity)-(?:ada|babbage|curie|davinci)(?:-(?:doc|query|code|text))?$/ },
  { head: /^ft-(?:gpt|o4|babbage|davinci)(?=-)/, words: GPT_WORDS, shapes: [NUMBER, /^4o|002$/] },
  { head: /^(?:ada|babbage|curie|davinci)$/ },
];

const WORDS = vocabulary('o1 o2 o3 o4 o5 o6 o7 o8 o9 ada babbage curie davinci gpt-3 gpt-3.5 gpt-oss chat-latest');

export function parseOpenAi(id: string): ParsedId | undefined {
  const versioned = splitSnapshot(id);
  const family = versioned?.family ?? id;
  if (!matchesFamily(family, RULES)) return undefined;
  const bareWord = WORDS.has(id);
  if (versioned !== undefined) return { vendor: 'openai', model: id, ...versioned, stability: 'dated', bareWord };
  return { vendor: 'openai', model: id, family, stability: stabilityOf(id), bareWord };
}

/** `-2024-08-06`, `-0613`, and the early `-1106-preview` and `-001`, whose date or revision fixes the snapshot too. */
function splitSnapshot(id: string): { readonly family: string; readonly version: string } | undefined {
  const early = /^(gpt-[34](?:\.5)?(?:-[a-z0-9]+)*?)-(0125|0301|0314|0613|0914|1106)-((?:vision-)?preview|completions)$/.exec(id);
  if (early?.[1] !== undefined && early[2] !== undefined) return { family: `${early[1]}-${early[3] ?? ''}`, version: early[2] };
  if (/^text-moderation-\d{3}$/.test(id)) return { family: 'text-moderation', version: id.slice(-3) };
  if (/^(?:text|code)-(?!embedding)/.test(id)) return splitVersion(id, 'revision');
  return splitVersion(id, 'isoDay') ?? (/^(?:gpt-[34]|tts-1)/.test(id) ? splitVersion(id, 'monthDay') : undefined);
}

function stabilityOf(id: string): ParsedId['stability'] {
  if (/^gpt-(?:3|3\.5|oss)$/.test(id)) return 'opaque';
  if (/(?:^|-)(?:latest|stable)$/.test(id) || /^gpt-\d(?:\.\d{1,2})?$/.test(id)) return 'moving';
  if (id.endsWith('-preview')) return 'preview';
  return /^gpt-(?:[34]|5(?:\.[0-5])?(?:-|$))|^o\d/.test(id) ? 'named' : 'fixed';
}
