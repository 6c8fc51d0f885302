/** What names say. Every list here is about English words in identifiers, not about one language. */

/** Words of an identifier, lower case: `OPENAI_modelName2` gives openai, model, name2. Only what follows the last dot counts. */
export function wordsOf(name: string): readonly string[] {
  const last = name.replace(/\[?["'`]([\w-]+)["'`]\]?$/, '.$1').split(/[.:>]/).findLast((part) => part !== '') ?? '';
  return last.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2').toLowerCase().split(/[^a-z\d]+/).filter((word) => word !== '');
}

const modelWords = new Set(['model', 'models', 'llm', 'llms', 'engine', 'deployment', 'modelname', 'modelid', 'slm', 'encoder', 'embedder', 'lm']);
/** What may follow a model word without changing what the name holds. */
const modelTails = new Set([
  'model', 'models', 'llm', 'llms', 'engine', 'deployment', 'lm', 'modelname', 'modelid', 'name', 'names', 'id', 'ids', 'default', 'fallback', 'slug', 'primary', 'secondary', 'fast', 'slow', 'small',
  'large', 'cheap', 'smart', 'mini', 'main', 'chat', 'completion', 'embedding', 'override', 'string', 'str', 'key', 'arg', 'value', 'list', 'used', 'version', 'code', 'alias', 'identifier', 'lower', 'lowercase', 'lowered', 'normalized', 'lc',
  // What the model is for, or how big it is.
  'vision', 'reasoning', 'thinking', 'reasoner', 'coder', 'transcription', 'embeddings', 'reranker', 'eval', 'judge', 'planner', 'baseline', 'medium',
  // What fetches weights takes their name or their address.
  'url', 'uri', 'repo',
]);

/** True for a name whose value is a model id: `model`, `modelName`, `OPENAI_MODEL`, `azure_deployment`, `defaultModelId`. */
export function isModelName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined) return false;
  // Hugging Face's own arguments: `model_name_or_path`, `pretrained_model_name_or_path`.
  if (/model_?(?:name|id)_?or_?(?:path|dir|url|repo)$/i.test(words.join('_'))) return true;
  return words.some((word) => modelWords.has(word)) && (modelTails.has(last.replace(/\d+$/, '')) || modelWords.has(last.replace(/\d+$/, '')));
}

/** How an address of weights begins: `ollama://gemma3:12b` is the model itself, under whatever key. */
export const weightsAddress = /^(?:ollama|hf|huggingface):\/\//;

/** True for an expression that holds a model id: a model's name, or `model.id`, `m.name?.toLowerCase()` of what is a model. */
export function holdsModel(expression: string): boolean {
  const plain = expression.trim().replaceAll('?.', '.').replaceAll(sameText, '').replace(/!$/, '');
  const owner = /^(.+)(?:->|\.|::)(?:id|name|slug|key|value)$/i.exec(plain)?.[1];
  return isModelName(plain) || (owner !== undefined && (/^(?:m|mdl|mod)$/.test(owner) || isModelName(owner.replace(/\(\)$/, ''))));
}
/** What is called on an id without changing which model it names. */
const sameText = /\.(?:toLowerCase|toUpperCase|lower|upper|casefold|trim|strip|toString)\(\)/g;

/** True for what names several known models: `MODELS`, `supportedModels`, `MODEL_PRICES`, `contextWindows`. */
export function isTableName(name: string): boolean {
  return isRegistryName(name) || wordsOf(name).some((word) => ['models', 'llms', 'engines', 'deployments'].includes(word)) && !isDefaultName(name);
}

/** True for a table that names more than its members: prices, aliases, what is supported. */
export function isRegistryName(name: string): boolean {
  return !isDefaultName(name) && wordsOf(name).some((word) => tableWords.has(word));
}

export function isDefaultName(name: string): boolean {
  return wordsOf(name).some((word) => word === 'default' || word === 'defaults');
}
const tableWords = new Set([
  'prices', 'pricing', 'price', 'shortcuts', 'nicknames', 'names', 'cost', 'costs', 'rates', 'catalog', 'catalogue', 'registry', 'aliases', 'alias', 'map', 'mapping', 'mappings', 'table', 'lookup', 'known', 'supported', 'supports',
  'available', 'allowed', 'allowlist', 'whitelist', 'denylist', 'blacklist', 'unsupported', 'deprecated', 'limits', 'windows', 'capabilities', 'enum', 'choices', 'specs', 'featured', 'recommended', 'popular', 'synonyms', 'renames', 'equivalents',
]);

/** True where people read the text: labels, prompt text, help. */
export function isProseName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1);
  return last !== undefined && proseWords.has(last) && !(words.length > 1 && last === 'name' && words.at(-2) !== 'display');
}
const proseWords = new Set([
  'label', 'labels', 'title', 'subtitle', 'description', 'descriptions', 'desc', 'placeholder', 'help', 'tooltip', 'hint', 'caption', 'heading', 'headline', 'summary', 'display', 'displayname', 'content', 'text', 'prompt', 'message', 'question',
  'answer', 'query', 'note', 'notes', 'doc', 'docs', 'docstring', 'comment', 'url', 'href', 'link', 'src', 'path', 'file', 'filename', 'filepath', 'dir', 'example', 'examples', 'reason', 'warning', 'error', 'body', 'keywords', 'tags', 'emoji', 'icon', 'alt', 'markdown', 'instructions', 'instruction', 'changelog', 'readme', 'msg', 'regex_flags', 'class', 'css', 'testid', 'helptext', 'homepage', 'input', 'epilog', 'epilogue',
]);
/** `displayName`, `display_name`, `model_label`. */
export function isLabelName(name: string): boolean {
  if (isModelName(name) && /or_?path$/i.test(name)) return false;
  const words = wordsOf(name);
  // What a table or a field is made wide enough for.
  if (words.includes('prototype') || (words.includes('preferred') && words.includes('string'))) return true;
  return isProseName(name) || (words.includes('display') && words.at(-1) === 'name') || words.at(-1) === 'displayname';
}

/** True for what a test expects or a stub gives back: `expected`, `mockResponse.model`. */
export function isExpectationName(name: string): boolean {
  if (/(?:^|[._])(?:expected|expects?$|want|golden)|Expected/i.test(name) && !/unexpected/i.test(name)) return true;
  return /\b(?:mock|fake|stub|dummy)?\w*(?:response|completion|chunk|resp|mock_result)\w*\.model(?:_name)?$/i.test(name);
}

/** Keys that say: this object is one entry of a list of models with what each can do or costs. */
const catalogKeys = /^(?:.*(?:price|pricing|(?<!expected_?)cost|context_?(?:window|length|size|tokens)|supports?_?|capabilit|modalities|vision|max_?(?:input|output)_?tokens|max_?(?:context|tokens_?allowed)|knowledge_?cutoff|training_?data|release_?date|deprecat|display_?name|per_?(?:1[km]|million|token)|function_?calling|contextlength|tokenlimit).*|label|owned_by|tier)$/i;

/** The few of them that no request carries. */
const priceKeys = /^(?!expected).*(?:price|pricing|cost|per_?(?:1[km]|million|token)|knowledge_?cutoff|release_?date|deprecat)/i;

/** True for an entry of a price list, even where its key is `model`: a configuration may set a context length, but no price. */
export function looksLikePriceRow(keys: readonly string[]): boolean {
  return keys.some((key) => priceKeys.test(key));
}

/** True for an entry that says only what its model can do: `{ model: "gpt-4o", maxPromptLength: 300000 }`. */
export function isLimitRow(own: string, keys: readonly string[]): boolean {
  const others = keys.filter((key) => key !== own);
  return others.length > 0 && others.every((key) => catalogKeys.test(key) || /(?:max|min)_?prompt|length$|dimensions?$|threshold$|encoding$|tokenizer$|^name$/i.test(key)) && !others.every((key) => key === 'name');
}

export function looksLikeCatalogRow(keys: readonly string[]): boolean {
  return keys.some((key) => catalogKeys.test(key));
}

/** Keys that only an answer of an API has next to `model`. */
const responseKeys = new Set(['choices', 'finish_reason', 'stop_reason', 'system_fingerprint', 'created', 'created_at', 'object', 'usage', 'stop_sequence', 'incomplete_details', 'output', 'usageMetadata', 'candidates', 'done', 'total_duration', 'prompt_eval_count', 'eval_count', 'response_metadata', 'usage_metadata', 'token_usage', 'results', 'finished_at', 'openai-processing-ms', 'openai-version']);

const requestKeys = new Set(['messages', 'input', 'prompt', 'instruction', 'contents', 'max_tokens', 'stream', 'tools']);

export function looksLikeRequest(keys: readonly string[]): boolean {
  return keys.some((key) => requestKeys.has(key));
}

/** A message that somebody kept, with the model that wrote it; a request has its model beside all of its messages. */
export const isSaidMessage = (keys: readonly string[]): boolean => keys.includes('role') && (keys.includes('content') || keys.includes('parts')) && !looksLikeRequest(keys);

export function looksLikeResponse(keys: readonly string[]): boolean {
  // The `choices` of an option of a program are what may be chosen.
  if (keys.some((key) => /^(?:default|help|describe|alias|demandOption|nargs)$/.test(key))) return false;
  // Go and Java write them CreatedAt, createdAt.
  const snake = keys.map((key) => (responseKeys.has(key) ? key : key.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase()));
  const found = snake.filter((key) => responseKeys.has(key));
  return found.length >= 2 || (found.length === 1 && (snake.includes('id') || found[0] === 'choices' || found[0] === 'usage_metadata' || found[0] === 'token_usage' || found[0] === 'finish_reason' || found[0] === 'stop_reason'));
}

/** True for a name that says which family its model is of, whatever the version: `TtsHd`, `meta_llama_32`. */
export function namesFamily(name: string): boolean {
  return wordsOf(name).some((word) => /^(?:gpt|tts|claude|gemini|gemma|llama|whisper|davinci|dalle|mistral|mixtral|qwen|deepseek|grok|phi|command|opus|sonnet|haiku)\d*$/.test(word));
}

/** True when a name is only the id spelled as an identifier: `GPT_4O` for gpt-4o, `Claude46Opus` for claude-opus-4-6. */
export function mirrors(name: string, id: string): boolean {
  return sameLetters(name, id) || samePieces(name, id);
}

/** The same words and digits in another order. */
function samePieces(name: string, id: string): boolean {
  const pieces = (text: string): readonly string[] => text.toLowerCase().match(/[a-z]+|\d/g) ?? [];
  const own = pieces((name.split('.').at(-1) ?? name).replaceAll(/([a-z\d])([A-Z])/g, '$1 $2'));
  const known = new Set(pieces(id));
  return own.length > 2 && own.some((piece) => /\d/.test(piece)) && own.every((piece) => known.has(piece));
}

function sameLetters(name: string, id: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/(?<=\d)dot(?=\d)/g, '').replaceAll(/[^a-z\d]/g, '');
  const left = plain(name.split('.').at(-1) ?? name);
  const right = plain(id.slice(id.lastIndexOf('/') + 1));
  return left.length > 1 && (left.includes(right) || right.includes(left) || right.replace(/\d{4,8}$/, '').includes(left) || left.replace(/^(?:openai|azure|anthropic|google|chatmodel|model|claude|gpt|gemini|mistral|chat)/, '').length > 2 && right.includes(left.replace(/^(?:openai|azure|anthropic|google|chatmodel|model|chat)/, '')));
}
