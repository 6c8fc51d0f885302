import type { Context, Step, Surroundings } from '../context.ts';
import { callKind, type CallKind } from './calls.ts';
import { listRole } from './lists.ts';
import { isLabelName, isModelName, isTableName, looksLikeCatalogRow, looksLikePriceRow, looksLikeResponse } from './names.ts';
import type { Verdict } from './verdict.ts';

/** What being an argument says, by the argument's name or else by what is called. */
export function argumentRole(step: Step & { kind: 'argument' }, rest: Context, around: Surroundings, depth: number): Verdict {
  const kind = callKindAmong(step, rest);
  if (step.name !== undefined && step.name !== '') {
    if (kind === 'assert') return 'assert';
    if (kind === 'matcher') return 'on';
    if (kind === 'mocked' || looksLikeResponse(step.keys())) return 'assert';
    if (/^(?:return_value|side_effect|expected\w*)$/.test(step.name)) return 'assert';
    if (isModelName(step.name) && priceRow.test(step.callee)) return 'catalog';
    if (isModelName(step.name) || step.name === 'default') return looksLikePriceRow(step.keys()) && rest.some((further) => further.kind === 'element' || further.kind === 'key') ? 'catalog' : 'usage';
    if (isLabelName(step.name) || step.name === 'name' && looksLikeTest(step.callee)) return 'mention';
    if (looksLikeCatalogRow(step.keys()) && rest.some((further) => further.kind === 'element' || (further.kind === 'member' && isTableName(further.key)))) return 'catalog';
    return /^(?:choices|enum|examples?)$/.test(step.name) ? 'catalog' : 'usage';
  }
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
    case 'mocked': return 'assert';
    case 'enumeration': return 'catalog';
    // `List.of("…")` is a list itself, `new Set([…])` wraps one, which was judged already.
    case 'collection': return listRole({ kind: 'element', index: step.index, texts: () => [] }, rest, around, depth);
    case 'parametrize': return 'usage';
    case 'other': return /(?:^|\.)(?:enum|Enum)\w*$/.test(step.callee) ? 'catalog' : 'usage';
  }
}

/** A row of a price list, made or looked up: `ModelPricing(model = "…", …)`. */
const priceRow = /(?:Pric(?:e|ing)|Cost|pricing|_price|_cost)s?(?:\(\))?$/;

/** `call(…)` and the like are matchers only where something is expected further out. */
function callKindAmong(step: Step & { kind: 'argument' }, rest: Context): CallKind {
  const kind = callKind(step.callee, step.index);
  if (kind !== 'matcher' || step.callee.endsWith('Containing')) return kind;
  const expected = rest.some((outside) => outside.kind === 'asserted' || outside.kind === 'compared' || (outside.kind === 'argument' && callKind(outside.callee, outside.index) === 'assert'));
  return expected ? kind : 'other';
}

const looksLikeTest = (callee: string): boolean => /(?:^|\.)(?:test|it|Case|scenario)$/i.test(callee);
