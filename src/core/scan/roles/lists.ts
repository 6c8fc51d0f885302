import type { Context, Step, Stretch, Surroundings } from '../context.ts';
import type { Role } from '../types.ts';
import { callKind, runsProgram } from './calls.ts';
import { isRecordedExchange } from './expectations.ts';
import { loopRole } from './loops.ts';
import { isExpectationName, isLabelName, isModelName, isRegistryName, isTableName, wordsOf } from './names.ts';

const modelFlag = /^(?:--?(?:[\w-]*model(?:-?(?:name|id))?|m|engine|deployment))$/;

/** An entry of a list: known models (catalog), things to be tried in turn (usage), a membership test (branch), or words on a command line. */
export function listRole(entry: Step & { kind: 'element' }, rest: Context, around: Surroundings, depth: number): Role | 'on' {
  const texts = entry.texts();
  const before = texts[entry.index - 1];
  if (before !== undefined && modelFlag.test(before)) return 'usage';
  if (/^--[\w-]*model[\w-]*=/.test(texts[entry.index] ?? '')) return 'usage';
  // `['MODEL', 'gpt-4o']` is a setting and its value.
  if (texts.length === 2 && entry.index === 1 && before !== undefined && isModelName(before) && /^[A-Za-z_]+$/.test(before)) return 'usage';
  for (const [at, step] of rest.entries()) {
    switch (step.kind) {
      case 'membership': return step.side === 'right' ? 'branch' : 'catalog';
      case 'compared': return 'branch';
      case 'type': return 'catalog';
      case 'receiver': {
        if (callKind(`list.${step.method}`, 0) === 'branch' || step.method === 'some') return 'branch';
        return step.callback === undefined ? 'catalog' : loopRole(step.callback, around, depth);
      }
      case 'iterated': return loopRole(step.loop, around, depth);
      case 'argument': {
        const kind = callKind(step.callee, step.index);
        if (kind === 'collection' || kind === 'matcher' || kind === 'actual' || kind === 'wrapper') break;
        if (kind === 'assert' || kind === 'mocked') return 'assert';
        if (kind === 'parametrize') return isExpectationName(parameterAt(step.first(), entry, rest.slice(0, at))) ? 'assert' : 'usage';
        if (kind === 'prose') return 'mention';
        if (kind === 'branch') return 'branch';
        if (kind === 'other' && step.name === undefined && texts.length > 1 && runsProgram(step.callee)) return 'usage';
        return step.name !== undefined && (namesCalledList(step.name) || isTriedInTurn(step.name, step.keys())) ? 'usage' : 'catalog';
      }
      case 'member':
        if (isExpectationName(step.key)) return 'assert';
        if (isRecordedExchange(step)) return 'assert';
        if (isLabelName(step.key)) return 'mention';
        // A request names the models to fall back on.
        if (step.key === 'models' && (step.keys().some((key) => /^(?:route|messages|prompt)$/.test(key)) || isRouter(rest[at + 1]))) return 'usage';
        // `model: [a, b]` in a matrix or a sweep runs each; `models: [a, b]` offers them.
        return namesCalledList(step.key) || (isModelName(step.key) && wordsOf(step.key).at(-1) === 'model') ? 'usage' : 'catalog';
      case 'assigned':
        if (isExpectationName(step.name)) return 'assert';
        // What is let through stays a list of what is known.
        if (wordsOf(step.name).some((word) => /^prefix(?:es)?$/.test(word)) && !isRegistryName(step.name)) return 'branch';
        if (step.declares && depth < 2 && /fallback/i.test(step.name) && listIsOffered(step.name, step.scope, around)) return 'catalog';
        return namesCalledList(step.name) || (step.declares && depth < 2 && listIsCalled(step.name, step.scope, around, depth)) ? 'usage' : 'catalog';
      case 'default': return namesCalledList(step.name) ? 'usage' : 'catalog';
      case 'element': case 'choice': case 'fallback': break;
      case 'asserted': return 'assert';
      default: return at >= 0 ? 'catalog' : 'on';
    }
  }
  return 'catalog';
}

/** Which of pytest's `"args,expected_model"` an entry fills. */
export function parameterAt(names: string, entry: Step & { kind: 'element' }, between: Context): string {
  return between.some((step) => step.kind === 'element') ? (names.split(',')[entry.index]?.trim() ?? '') : '';
}

/** Lists whose entries are tried one after another by whoever reads them. */
function namesCalledList(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => ['fallback', 'fallbacks', 'strategy', 'providers', 'candidates', 'judges', 'run', 'runs', 'evaluate', 'benchmark', 'compare'].includes(word)) && !isTableName(name.replace(/models?/i, ''));
}

/** `model-router: { models: […] }` of a gateway sends requests to each. */
const isRouter = (outer: Step | undefined): boolean => outer?.kind === 'member' && /rout(?:er|ing)$|(?:load_?)?balancer$|fallbacks?$/i.test(outer.key);

/** `Router(id="…", models=[…])`: what is called first and what is called after it. */
const isTriedInTurn = (name: string, beside: readonly string[]): boolean => name === 'models' && beside.some((key) => /^(?:id|model|messages|prompt|input|route)$/.test(key));

/** True when all that the file does with a list is to show it where no better one is at hand: `state.models.length > 0 ? state.models : [...fallbackModels]`. */
function listIsOffered(name: string, scope: Stretch | undefined, around: Surroundings): boolean {
  const uses = around.usesOf(name, scope).flatMap((context) => context.find(({ kind }) => kind !== 'choice' && kind !== 'fallback' && kind !== 'element') ?? []).filter((step) => step.kind !== 'assigned' || step.name !== name);
  return uses.length > 0 && uses.every((step) => {
    if (step.kind === 'assigned') return isTableName(step.name);
    if (step.kind === 'returned') return /model/i.test(step.from);
    return step.kind === 'argument' && /^(?:useState|ref|signal|writable|set[A-Z]\w*models?)$/i.test(step.callee);
  });
}

/** True when the file loops over the named list and hands each entry on as a model. */
function listIsCalled(name: string, scope: Stretch | undefined, around: Surroundings, depth: number): boolean {
  return around.usesOf(name, scope).some((context) => {
    const first = context.find((step) => step.kind !== 'choice' && step.kind !== 'fallback');
    if (first?.kind === 'iterated') return loopRole(first.loop, around, depth + 1) === 'usage';
    if (first?.kind === 'receiver' && first.callback !== undefined) return loopRole(first.callback, around, depth + 1) === 'usage';
    if (first?.kind === 'argument' && first.name !== undefined) return isTriedInTurn(first.name, first.keys());
    return first?.kind === 'argument' && callKind(first.callee, first.index) === 'parametrize';
  });
}
