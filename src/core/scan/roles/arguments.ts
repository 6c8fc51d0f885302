import type { Context, Step, Surroundings } from '../context.ts';
import { callKind, type CallKind } from './calls.ts';
import { listRole } from './lists.ts';
import { isLabelName, isModelName, isTableName, looksLikeCatalogRow, looksLikePriceRow, looksLikeResponse, mirrors } from './names.ts';
import type { Verdict } from './verdict.ts';

/** What being an argument says, by the argument's name or else by what is called. */
export function argumentRole(text: string, step: Step & { kind: 'argument' }, rest: Context, around: Surroundings, depth: number): Verdict {
  const kind = callKindAmong(step, rest);
  if (step.name !== undefined && step.name !== '') {
    if (kind === 'assert') return 'assert';
    if (kind === 'matcher') return 'on';
    if (kind === 'mocked' || looksLikeResponse(step.keys())) return 'assert';
    if (/^(?:return_value|side_effect|expected\w*)$/.test(step.name)) return 'assert';
    if (isModelName(step.name) && priceRow.test(step.callee)) return 'catalog';
    if (isModelName(step.name) && selectsRows.test(step.callee)) return 'branch';
    if (isModelName(step.name) || step.name === 'default') return looksLikePriceRow(step.keys()) && rest.some((further) => further.kind === 'element' || further.kind === 'key') ? 'catalog' : 'usage';
    if (step.name === 'name' && /deployment$/i.test(step.callee) && step.keys().some(isModelName)) return 'usage';
    if (isLabelName(step.name) || step.name === 'name' && (looksLikeTest(step.callee) || step.keys().some((key) => /^(?:model|model_?(?:id|name)|llm|agent)$/i.test(key)))) return 'mention';
    if (looksLikeCatalogRow(step.keys()) && rest.some((further) => further.kind === 'element' || (further.kind === 'assigned' && further.declares && mirrors(further.name, text)) || (further.kind === 'member' && isTableName(further.key)))) return 'catalog';
    return /^(?:choices|enum|examples?)$/.test(step.name) ? 'catalog' : 'usage';
  }
  if (fillsAnswer.test(step.callee)) return 'assert';
  switch (kind) {
    case 'assert': return 'assert';
    case 'matcher': return 'on';
    case 'actual': return 'on';
    case 'wrapper': return 'on';
    case 'branch': return 'branch';
    case 'prose': return 'mention';
    case 'file': return 'mention';
    case 'lookup': return 'catalog';
    case 'register': return /^(?:model|--model|-m|engine)$/.test(step.first()) ? 'usage' : 'catalog';
    case 'mocked': return stubsSetting(step, rest) ? 'usage' : 'assert';
    case 'enumeration': return 'catalog';
    // `List.of("…")` is a list itself, `new Set([…])` wraps one, which was judged already.
    case 'collection': return listRole({ kind: 'element', index: step.index, texts: () => [] }, rest, around, depth);
    case 'parametrize': return 'usage';
    case 'other': return /(?:^|\.)(?:enum|Enum)\w*$/.test(step.callee) || (describesModel.test(step.callee) && rest.some((further) => further.kind === 'element')) ? 'catalog' : 'usage';
  }
}

/** An entry of a list of models that is made by a call: `createModelConfig("…")`, `ModelInfo("…")`. */
const describesModel = /(?:^|\.)(?:create|make|build|new)?_?model_?(?:config|info|entry|option|spec|card|descriptor|definition|metadata)(?:_?info)?$/i;

/** An answer that is put together: `response.setModel("…")`. */
const fillsAnswer = /(?:^|\.|->)(?:\w*_)?(?:\w*response|completion|chunk|resp)(?:\.|->)set_?model(?:_?name|_?id)?$/i;

/** A row of a price list, made or looked up: `ModelPricing(model = "…", …)`. */
const priceRow = /(?:Pric(?:e|ing)|Cost|pricing|_price|_cost)s?(?:\(\))?$/;

/** What the code under test is told to use: `when(settings.getModelName()).thenReturn("…")`, `{ getModel: vi.fn().mockReturnValue("…") }`. */
function stubsSetting(step: Step & { kind: 'argument' }, rest: Context): boolean {
  if (/(?:^|[.)>])(?:get|selected|current|default)?_?model(?:_?(?:name|id))?\(?\)?$/i.test(step.first()) && !/resp|result|completion|chunk|usage|answer/i.test(step.first())) return true;
  const [outer] = rest;
  return outer?.kind === 'member' && /^(?:get|resolve|select|pick|choose)_?\w*?model(?:_?(?:name|id))?$/i.test(outer.key);
}

/** Rows of a table looked for by their model: `Assistant.where(model: "…")`, `objects.filter(model="…")`. */
const selectsRows = /[\w)\]]\.(?:where|find_by|exists|filter|filter_by|exclude|rewhere|get_or_none)[!?]?$/;

/** `call(…)` and the like are matchers only where something is expected further out. */
function callKindAmong(step: Step & { kind: 'argument' }, rest: Context): CallKind {
  const kind = callKind(step.callee, step.index);
  if (kind !== 'matcher' || step.callee.endsWith('Containing')) return kind;
  const expected = rest.some((outside) => outside.kind === 'asserted' || outside.kind === 'compared' || (outside.kind === 'argument' && callKind(outside.callee, outside.index) === 'assert'));
  return expected ? kind : 'other';
}

const looksLikeTest = (callee: string): boolean => /(?:^|\.)(?:test|it|Case|scenario)$/i.test(callee);
