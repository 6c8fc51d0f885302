import { identifyModel } from '../../models/identify.ts';
import type { Context, Step, Surroundings } from '../context.ts';
import { listRole } from './lists.ts';
import {
  isDefaultName, isExpectationName, isLabelName, isLimitRow, isModelName, isRegistryName, isSaidMessage, isTableName, looksLikeCatalogRow, looksLikePriceRow, looksLikeRequest, looksLikeResponse, mirrors, weightsAddress, wordsOf,
} from './names.ts';
import type { Verdict } from './verdict.ts';

/** What a value's key says, with the keys beside it and the names around its object. */
export function memberRole(text: string, step: Step & { kind: 'member' }, rest: Context, around: Surroundings, depth: number): Verdict {
  const keys = step.keys();
  if (isExpectationName(step.key)) return 'assert';
  if (/^(?:value|content|pattern)$/.test(step.key) && rest.some((further) => further.kind === 'member' && further.key === 'asserts')) return 'assert';
  const model = isModelName(step.key);
  if (rest[0]?.kind === 'member' && /(?:^|_|[a-z])labels$|^(?:where|selector|nodeSelector|annotations)$/i.test(rest[0].key)) return rest[0].key === 'where' ? 'branch' : 'mention';
  if (rest.some(isApiExample)) return 'mention';
  if (model && (looksLikeResponse(keys) || isSaidMessage(keys) || (recordedFile.test(around.path) && looksLikeRequest(keys)))) return 'assert';
  if (/beta/i.test(step.key) && !model) return 'none';
  if (isLabelName(step.key) && !model) return weightsAddress.test(text) ? 'usage' : 'mention';
  // Where the model has a key of its own, the name is for people.
  const deployed = /^name$/i.test(step.key) && keys.some((key) => /^(?:sku|capacity|deployment_?name|model_?format|scale_?type|rai_?policy_?name)$/i.test(key));
  const amongDeployments = step.key === 'name' && rest[0]?.kind === 'element' && rest[1]?.kind === 'member' && /deployments$/i.test(rest[1].key);
  // Azure's `{ format, name, version }` says which model is deployed.
  if (deployed || amongDeployments || (step.key === 'name' && keys.includes('format') && (keys.includes('version') || (rest[0]?.kind === 'member' && rest[0].key === 'model')))) return 'usage';
  // Beside a label, the name is what programs know it by.
  const labelled = step.key === 'name' && keys.some((key) => /^(?:label|title|display_?name)$/i.test(key));
  if (!labelled && /^(?:name|title)$/i.test(step.key) && keys.some((key) => /^(?:model|model_?id|id|slug)$/i.test(key))) return 'mention';
  const container = rest.find((further) => further.kind !== 'choice' && further.kind !== 'fallback');
  if (step.key === 'default' || step.key === 'const') return step.key === 'const' ? 'catalog' : 'usage';
  if (/^(?:examples?|enum)$/.test(step.key)) return step.key === 'enum' ? 'catalog' : 'mention';
  const listed = container?.kind === 'element';
  const row = looksLikeCatalogRow(keys) || (rest.length === 0 && isListEntry(keys));
  // The slots of an alias or of an environment's settings.
  if (isDefaultName(step.key) || /^(?:candidate|rollback|fallback|primary|current)$/i.test(step.key)) return 'usage';
  if (model && listed && (isLimitRow(step.key, keys) || isRoute(keys))) return 'catalog';
  if (model) return (looksLikePriceRow(keys) && (listed || underTable(rest))) || (looksLikeCatalogRow(keys) && (tableAbove(rest) || (!keys.some(setsUp) && offersModels(rest)))) || (listed && offersModels(rest) && !keys.some(setsUp) && (keys.includes('providers') || container.texts().some(tellsLimits))) ? 'catalog' : 'usage';
  const identifies = /^(?:id|name|value|slug|key|canonical\w*|replacement|successor|alias(?:_?of)?|base|snapshot|root|parent|family)$/i.test(step.key);
  if (identifies) {
    const role = listed ? listRole(container, rest.slice(rest.indexOf(container) + 1), around, depth) : 'on';
    // An entry of what is called may carry a label for people.
    if (row) return role === 'usage' && !looksLikePriceRow(keys) ? 'usage' : 'catalog';
    if (listed) return role === 'on' ? 'catalog' : role;
    return underTable(rest) ? 'catalog' : 'usage';
  }
  if (isEnvironment(step.key, rest)) return 'usage';
  if (isModelLike(step.key) && rest[0]?.kind === 'assigned' && isTableName(rest[0].name)) return 'catalog';
  // `when (type) { OPENAI -> "…" }` of a function that makes a field's hint.
  if (rest.some((further) => (further.kind === 'assigned' || further.kind === 'returned') && showsHint(further.kind === 'assigned' ? further.name : further.from))) return 'mention';
  // An alias map, { "gpt4": "gpt-4-0613" }, unlike a choice for each purpose, { fast: "gpt-4o-mini" }.
  const [outer] = rest;
  if (outer?.kind === 'member' && isModelLike(outer.key)) return 'catalog';
  return (mirrors(step.key, text) && !namesVendor(step.key)) || keys.some(isModelLike) || (listed && row) || tableAbove(rest) ? 'catalog' : 'usage';
}

/** A setting of the process that is started: `environment: { GPT4O_DEPLOYMENTS: "gpt-4o" }`. */
function isEnvironment(key: string, [outer]: Context): boolean {
  return /^[A-Z][A-Z\d]*_[A-Z\d_]+$/.test(key) && outer?.kind === 'member' && /^(?:env|envs|environment|env_?vars?|environment_?variables|extra_?env)$/i.test(outer.key);
}

const showsHint = (name: string): boolean => /^(?:placeholders?|hints?|examples?|labels?|titles?|descriptions?|tooltips?|captions?)$/.test(wordsOf(name).at(-1) ?? '');

/** A file of data among a test's fixtures. */
const recordedFile = /(?:^|\/)(?:tests?|spec|resources|__tests__)\/(?:[^/]+\/)*fixtures?\/(?:[^/]+\/)*[^/]+\.(?:jsonl?|ya?ml)$/;

/** A fragment that shows what to add to a list of models: `{ "id": …, "name": …, "provider": … }` and nothing around it. */
const isListEntry = (keys: readonly string[]): boolean => keys.includes('id') && keys.includes('name') && keys.some((key) => /^(?:provider|vendor|owner)/i.test(key));

/** A key that is an id itself, or half of one: `gpt-4`, `llama3.1-8b`. */
const isModelLike = (key: string): boolean => /\d/.test(key) && (/^(?:(?:chat)?gpt-?\d|\d+(?:\.\d+)?$)/i.test(key) && !/^\d$/.test(key) || /^(?:gpt|claude|gemini|qwen|llama|mistral|mixtral|grok|deepseek)_?\d/i.test(key) || identifyModel(key) !== undefined);

/** An object that is itself the value in a table: `MODELS = { "gpt-4o": { name: … } }`. */
function underTable(rest: Context): boolean {
  return rest.some((step) => (step.kind === 'member' && (/\d/.test(step.key) && /-/.test(step.key) || isTableName(step.key))) || (step.kind === 'assigned' && isTableName(step.name)));
}

/** `{ gemini: "gemini-2.5-flash", [Engine.Claude]: "…" }` chooses for each company; `{ sonnet: "…" }` is another name for a model. */
const namesVendor = (key: string): boolean => /(?:^|\.)(?:chat_?gpt|gpt|gemini|claude|mistral|grok|deepseek|qwen|llama|kimi|glm|minimax|cohere)$/i.test(key);

/** What an API's description shows beside the schema of a body: `{ schema, example: { model: "…" } }`. */
const isApiExample = (step: Step): boolean => step.kind === 'member' && /^examples?$/.test(step.key) && step.keys().some((key) => /^(?:schema|\$ref)$/.test(key));

/** A way to a model among others, chosen by what it can do: `{ provider, model, priority, capabilities }`. */
const isRoute = (keys: readonly string[]): boolean => keys.includes('provider') && keys.includes('capabilities') && !keys.some((key) => setsUp(key) || /^(?:name|description|tools|instructions)$/.test(key));

/** What only a configuration has: how to reach a model and how to ask it. */
const setsUp = (key: string): boolean => /api_?key|api_?base|base_?url|endpoint|(?<!max_?|min_?)temperature|prompt|messages|roles?$/i.test(key);

/** An entry as written that says what a model can do: the entries beside it, with less to say, are of the same list. */
const tellsLimits = (entry: string): boolean => /\b(?:max_?context|context_?(?:window|length)|max_?(?:output_?)?tokens)["']?\s*[:=]/i.test(entry);

/** An entry of `MODELS = […]` or `models = { … }` in code. */
function offersModels(rest: Context): boolean {
  const at = rest.findIndex((step) => step.kind === 'assigned');
  const holder = rest[at];
  return holder?.kind === 'assigned' && isTableName(holder.name) && rest.slice(0, at).every((step) => step.kind === 'element' || step.kind === 'member' || step.kind === 'argument');
}

/** The nearest name around says that this is a table of known models, not a configuration. */
function tableAbove(rest: Context): boolean {
  for (const step of rest) {
    if (step.kind === 'member') return isRegistryName(step.key) || (isModelName(step.key) ? false : tableAbove(rest.slice(rest.indexOf(step) + 1)));
    if (step.kind === 'assigned' || step.kind === 'default') return isRegistryName(step.name);
    if (step.kind === 'argument') return step.name !== undefined && isRegistryName(step.name);
  }
  return false;
}
