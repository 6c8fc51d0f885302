import { identifyModel } from '../../models/identify.ts';
import type { Context, Step, Surroundings } from '../context.ts';
import { listRole } from './lists.ts';
import {
  isDefaultName, isExpectationName, isLabelName, isModelName, isRegistryName, isTableName, looksLikeCatalogRow, looksLikePriceRow, looksLikeRequest, looksLikeResponse, mirrors,
} from './names.ts';
import type { Verdict } from './verdict.ts';

/** What a value's key says, with the keys beside it and the names around its object. */
export function memberRole(text: string, step: Step & { kind: 'member' }, rest: Context, around: Surroundings, depth: number): Verdict {
  const keys = step.keys();
  if (isExpectationName(step.key)) return 'assert';
  const model = isModelName(step.key);
  if (model && (looksLikeResponse(keys) || (recordedFile.test(around.path) && looksLikeRequest(keys)))) return 'assert';
  if (/beta/i.test(step.key) && !model) return 'none';
  if (isLabelName(step.key) && !model) return 'mention';
  // Where the model has a key of its own, the name is for people.
  const deployed = /^name$/i.test(step.key) && keys.some((key) => /^(?:sku|capacity|deployment_?name)$/i.test(key));
  // Azure's `{ format, name, version }` says which model is deployed.
  if (deployed || (step.key === 'name' && keys.includes('format') && keys.includes('version'))) return 'usage';
  if (/^(?:name|title)$/i.test(step.key) && keys.some((key) => /^(?:model|model_?id|id|slug)$/i.test(key))) return 'mention';
  const container = rest.find((further) => further.kind !== 'choice' && further.kind !== 'fallback');
  if (step.key === 'default' || step.key === 'const') return step.key === 'const' ? 'catalog' : 'usage';
  if (/^(?:examples?|enum)$/.test(step.key)) return step.key === 'enum' ? 'catalog' : 'mention';
  const listed = container?.kind === 'element';
  const row = looksLikeCatalogRow(keys) || (rest.length === 0 && isListEntry(keys));
  // The slots of an alias or of an environment's settings.
  if (isDefaultName(step.key) || /^(?:candidate|rollback|fallback|primary|current)$/i.test(step.key)) return 'usage';
  if (model) return (looksLikePriceRow(keys) && (listed || underTable(rest))) || (looksLikeCatalogRow(keys) && tableAbove(rest)) ? 'catalog' : 'usage';
  const identifies = /^(?:id|name|value|slug|key|canonical\w*|replacement|successor|alias(?:_?of)?|base|snapshot|root|parent|family)$/i.test(step.key);
  if (identifies) {
    const role = listed ? listRole(container, rest.slice(rest.indexOf(container) + 1), around, depth) : 'on';
    // An entry of what is called may carry a label for people.
    if (row) return role === 'usage' && !looksLikePriceRow(keys) ? 'usage' : 'catalog';
    if (listed) return role === 'on' ? 'catalog' : role;
    return underTable(rest) ? 'catalog' : 'usage';
  }
  // An alias map, { "gpt4": "gpt-4-0613" }, unlike a choice for each purpose, { fast: "gpt-4o-mini" }.
  const [outer] = rest;
  if (outer?.kind === 'member' && isModelLike(outer.key)) return 'catalog';
  return mirrors(step.key, text) || keys.some(isModelLike) || tableAbove(rest) ? 'catalog' : 'usage';
}

/** A file of data among a test's fixtures. */
const recordedFile = /(?:^|\/)(?:tests?|spec|resources|__tests__)\/(?:[^/]+\/)*fixtures?\/(?:[^/]+\/)*[^/]+\.(?:jsonl?|ya?ml)$/;

/** A fragment that shows what to add to a list of models: `{ "id": …, "name": …, "provider": … }` and nothing around it. */
const isListEntry = (keys: readonly string[]): boolean => keys.includes('id') && keys.includes('name') && keys.some((key) => /^(?:provider|vendor|owner)/i.test(key));

/** A key that is an id itself, or half of one: `gpt-4`, `llama3.1-8b`. */
const isModelLike = (key: string): boolean => /\d/.test(key) && (/^(?:(?:chat)?gpt-?\d|\d+(?:\.\d+)?$)/i.test(key) && !/^\d$/.test(key) || identifyModel(key) !== undefined);

/** An object that is itself the value in a table: `MODELS = { "gpt-4o": { name: … } }`. */
function underTable(rest: Context): boolean {
  return rest.some((step) => (step.kind === 'member' && (/\d/.test(step.key) && /-/.test(step.key) || isTableName(step.key))) || (step.kind === 'assigned' && isTableName(step.name)));
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
