import { identifyModel } from '../../models/identify.ts';
import type { Context, Step, Surroundings } from '../context.ts';
import type { Role } from '../types.ts';
import { argumentRole } from './arguments.ts';
import { callKind } from './calls.ts';
import { constantRole } from './constants.ts';
import { underExpectation } from './expectations.ts';
import { listRole } from './lists.ts';
import { memberRole } from './members.ts';
import { isDefaultName, isExpectationName, isLabelName, isModelName, isTableName, mirrors, namesFamily } from './names.ts';
import type { Verdict } from './verdict.ts';

/**
 * What a model id does where it stands, or undefined when it is no reference at all (an import, a tag).
 * `text` is the id as written; `context` leads from the literal outwards.
 */
export function roleOf(text: string, context: Context, around: Surroundings, depth = 0): Role | undefined {
  for (const [at, step] of context.entries()) {
    const rest = context.slice(at + 1);
    const verdict = judge(text, step, rest, around, depth);
    if (verdict === 'none') return undefined;
    if (verdict === 'dynamic' || (verdict === 'mention' && step.kind !== 'member')) return verdict;
    if (verdict !== 'on') return underExpectation(verdict, rest, around, step.kind === 'argument' || step.kind === 'subscript');
  }
  // A value nobody names, such as the only scalar of a document.
  return 'usage';
}

function judge(text: string, step: Step, rest: Context, around: Surroundings, depth: number): Verdict {
  switch (step.kind) {
    case 'module': return 'none';
    case 'statement': return 'mention';
    // "spring.ai.model=" + "gpt-4o" leaves the id whole.
    case 'concatenated': return /=["'`]?$/.test(step.before) ? 'on' : 'dynamic';
    case 'type': case 'key': case 'subscript': return 'catalog';
    case 'compared': return 'branch';
    case 'membership': return step.side === 'left' && isTableName(step.other) ? 'catalog' : 'branch';
    case 'asserted': return 'assert';
    case 'fallback': return isFallbackUsage(rest) ? 'usage' : 'on';
    case 'default': return isLabelName(step.name) && !isModelName(step.name) ? 'mention' : 'usage';
    case 'choice': return 'on';
    case 'returned': return isLabelName(step.from) ? 'mention' : 'usage';
    case 'receiver': return receiverRole(step.method);
    case 'iterated': return 'on';
    case 'element': return listRole(step, rest, around, depth);
    case 'assigned': return assignedRole(text, step, around, depth);
    case 'argument': return argumentRole(text, step, rest, around, depth);
    case 'member': return memberRole(text, step, rest, around, depth);
  }
}

/** A fallback selects a model unless what comes of it is only compared or asserted. */
function isFallbackUsage(rest: Context): boolean {
  const next = rest.find((step) => step.kind !== 'fallback' && step.kind !== 'choice');
  return next === undefined || !['compared', 'membership', 'argument', 'member'].includes(next.kind);
}

function receiverRole(method: string): Verdict {
  const kind = callKind(`literal.${method}`, 1);
  return kind === 'branch' ? 'branch' : 'on';
}

function assignedRole(text: string, step: Step & { kind: 'assigned' }, around: Surroundings, depth: number): Verdict {
  if (step.owner === 'enum') return 'catalog';
  if (namesKind(step.name, text)) return 'none';
  if (isExpectationName(step.name)) return 'assert';
  if (isLabelName(step.name) && !isModelName(step.name)) {
    return step.declares && depth < 2 ? (constantRole(step.name, step.scope, around, (use) => roleOf(step.name, use, around, depth + 1)) ?? 'mention') : 'mention';
  }
  const followed = step.declares && depth < 2 && step.owner !== 'class' ? constantRole(step.name, step.scope, around, (use) => roleOf(step.name, use, around, depth + 1)) : undefined;
  if ((followed === undefined || followed === 'usage' || (followed === 'branch' && step.isPublic === true)) && listsModels(step)) return 'catalog';
  // A table that takes its members from constants does not unmake a default.
  if (followed !== undefined) return followed === 'catalog' && isModelName(step.name) && !mirrors(step.name, text) ? 'usage' : followed;
  return step.owner !== undefined && isEnumMember(step, text) ? 'catalog' : 'usage';
}

/** `LlamaType = "llama3.1"`: a kind of prompt or grammar, named after the family it was made for. */
const namesKind = (name: string, text: string): boolean => /(?:type|format|parser|grammar|dialect)$/i.test(name) && !isModelName(name) && /^[a-z]+-?\d?(?:\.\d)?$/.test(text);

/** One of at least three constants, each named after its model: a list of models, also where one of them is somebody's default. */
function listsModels(step: Step & { kind: 'assigned' }): boolean {
  const likes = step.owner === undefined ? [] : (step.siblings?.() ?? []).filter((sibling) => identifyModel(sibling.text) !== undefined);
  return likes.length > 2 && likes.every((sibling) => mirrors(sibling.name, sibling.text));
}

/** `GPT_4O = "gpt-4o"` beside its likes is an enum written by hand; `CHAT_MODEL` beside `EMBEDDING_MODEL` is not. */
function isEnumMember(step: Step & { kind: 'assigned' }, text: string): boolean {
  const likes = (step.siblings?.() ?? []).filter((sibling) => identifyModel(sibling.text) !== undefined);
  if (likes.length < 2) return false;
  const mirrored = likes.filter(({ name, text: id }) => mirrors(name, id)).length;
  if (mirrors(step.name, text) || (namesFamily(step.name) && mirrored * 2 >= likes.length)) return true;
  return likes.length > 2 && !isModelName(step.name) && !isDefaultName(step.name) && mirrored * 2 > likes.length;
}
