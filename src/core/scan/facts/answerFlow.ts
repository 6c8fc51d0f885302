import type { Node } from 'web-tree-sitter';
import { isModelKey } from '../callSites/callSite.ts';
import { posting, transparent, type CallSiteLanguage } from '../callSites/treeLanguage.ts';
import { calleePath } from '../context.ts';
import { usesOf, type Followed, type Value } from './answerNames.ts';
import { isAnswerPart, isBesideAnswer, isReader, isReadingMethod, isSplittingMethod } from './answerReaders.ts';
import { calleeOf, callbackNames, functionAround, isFunction, isJoined, isObjectOf, isPartOfRequest, kindOf, memberName, nameOfFunction, namesGiven } from './nodes.ts';
import { asksForSchema, isSchemaCall } from './outputSchema.ts';

const mostSteps = 4000;
const mostNames = 24;

/**
 * What takes the answer to a request apart, as written (`json.loads`), where the request asks for no schema; undefined when nothing is seen to.
 * `start` is an offset inside the request: of its model. The value is followed through names, calls, callbacks and functions of the same file.
 */
export function readerOfAnswer(root: Node, source: string, language: CallSiteLanguage, start: number): string | undefined {
  const names: Followed[] = [];
  const seen = new Set<string>();
  let steps = 0;

  const keep = (nodes: readonly Node[], value: Value, called = false): void => {
    for (const node of nodes) {
      const { parent } = node;
      const member = parent !== null && kindOf(parent) === 'member';
      const around = functionAround(node);
      const scope = member || around === undefined ? { start: 0, end: source.length } : { start: around.startIndex, end: around.endIndex };
      follow({ name: source.slice(node.startIndex, node.endIndex), scope, ...(member ? {} : { given: node }), member, called, value });
    }
  };
  const follow = (next: Followed): void => {
    const key = `${next.name} ${next.scope.start} ${next.called} ${next.value.phase} ${next.value.inside} ${next.value.split}`;
    if (seen.has(key) || seen.size >= mostNames || !/^[\w$#@]+$/.test(next.name)) return;
    seen.add(key);
    names.push(next);
  };

  /** Follows a value outwards from the node it is; the reader, when it comes to one. */
  function outwards(from: Node, given: Value): string | undefined {
    let child = from;
    let value = given;
    while (child.parent !== null && ++steps < mostSteps) {
      const { parent }: { readonly parent: Node } = child as Node & { readonly parent: Node };
      const kind = kindOf(parent);
      const kept = namesGiven(child, parent);
      if (kept !== undefined) {
        if (value.split && kept.length > 1) return 'split';
        keep(kept, value);
        return undefined;
      }
      const own = language.kept(child, parent, source);
      if (own !== undefined) {
        follow({ name: own.name, scope: own.scope, member: own.of !== undefined, called: false, value });
        return undefined;
      }
      if (kind === 'returns' || (isFunction(parent) && parent.childForFieldName('body')?.id === child.id)) {
        const around = functionAround(child);
        const name = around === undefined ? '' : nameOfFunction(around, source);
        if (value.phase === 'answer') follow({ name, scope: { start: 0, end: source.length }, member: around?.type.includes('method') === true || isInClass(around), called: true, value });
        return undefined;
      }
      if (kind === 'member' || kind === 'subscript') {
        if (!isObjectOf(parent, child)) return undefined;
        const name = memberName(parent, source);
        if (value.split && kind === 'subscript') return 'split';
        if (value.phase === 'answer' && isBesideAnswer(name)) return undefined;
        // `response.content` is the whole body in requests and .NET; a decoded body is read by key, or in JavaScript by property.
        const isBody = kind === 'member' && /^content$/i.test(name) && !/script|tsx/.test(language.id);
        if (isAnswerPart(name) && !isBody) value = { ...value, inside: true };
      } else if (kind === 'call') {
        // What is called on the value; `parent` is the call, `child` the callee (or, in Java, its object).
        if (value.phase === 'request' && parent.childForFieldName('initializer')?.id === child.id) {
          child = parent;
          continue;
        }
        if (!isObjectOf(parent, child)) return undefined;
        const method = kindOf(child) === 'member' ? memberName(child, source) : memberName(parent, source);
        const passed = onMethod(parent, method, value);
        if (typeof passed === 'string' || passed === undefined) return passed;
        value = passed;
      } else if (kind === 'arguments') {
        const call = parent.parent?.type === 'call_suffix' ? parent.parent.parent : parent.parent;
        if (call === null) return undefined;
        const passed = asArgument(call, value);
        if (typeof passed === 'string' || passed === undefined) return passed;
        value = passed;
        child = call;
        continue;
      } else if (kind !== 'through' && !(value.phase === 'request' && isPartOfRequest(parent)) && !isJoined(parent, source)) return undefined;
      child = parent;
    }
    return undefined;
  }

  function onMethod(call: Node, method: string, value: Value): Value | string | undefined {
    if (value.phase === 'request') return value;
    if (isSchemaCall(method) || hasSchema(call)) return undefined;
    if (value.inside && isReadingMethod(method)) return method;
    if (isBesideAnswer(method)) return undefined;
    const next = { ...value, inside: value.inside || isAnswerPart(method), split: value.inside && isSplittingMethod(method) };
    keep(callbackNames(call), next);
    return next;
  }

  function asArgument(call: Node, value: Value): Value | string | undefined {
    const callee = calleePath(calleeOf(call, source));
    if (value.phase === 'answer') return value.inside && isReader(callee) ? shortened(callee) : value;
    // A variable's fallback selects a model, but nothing is sent here.
    if (/(?:getenv|environ\.get|env\.get|config\.get)$/i.test(callee)) return undefined;
    // A builder's setter hands the request on.
    if (isModelKey(callee.slice(callee.lastIndexOf('.') + 1)) || transparent.test(callee)) return value;
    if (isSchemaCall(callee) || hasSchema(call)) return undefined;
    return { phase: 'answer', inside: !posting.test(callee) && !/invoke_?model|InvokeModel/.test(callee), split: false };
  }

  function hasSchema(call: Node): boolean {
    const list = call.childForFieldName('arguments');
    if (list === null) return false;
    const holders = [list, ...Array.from({ length: Math.min(list.namedChildCount, 8) }, (_, at) => list.namedChild(at)).filter((node) => node !== null)];
    return holders.some((holder) => asksForSchema(language.entries(holder, source) ?? []));
  }

  function readerAmongUses(followed: Followed): string | undefined {
    for (const from of usesOf(root, source, language, followed)) {
      const reader = outwards(from, followed.value);
      if (reader !== undefined) return reader;
    }
    return undefined;
  }

  const first = root.descendantForIndex(start, start);
  const found = first === null ? undefined : outwards(first, { phase: 'request', inside: true, split: false });
  if (found !== undefined) return found;
  for (let at = 0; at < names.length; at++) {
    const reader = readerAmongUses(names[at] as Followed);
    if (reader !== undefined) return reader;
  }
  return undefined;
}

/** A function of Python is a method by where it stands. */
function isInClass(node: Node | undefined): boolean {
  return node?.parent?.type === 'block' && node.parent.parent?.type === 'class_definition';
}

/** The last two names of a long path. */
function shortened(callee: string): string {
  return callee.split('.').slice(-2).join('.');
}
