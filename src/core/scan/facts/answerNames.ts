import type { Node } from 'web-tree-sitter';
import type { CallSiteLanguage } from '../callSites/treeLanguage.ts';
import type { Stretch } from '../context.ts';
import { blockAround, functionAround, isObjectOf, kindOf, namesGiven } from './nodes.ts';

/** How far a value has come. */
export type Value = {
  /** What is sent, up to the call that sends it; then what came back. */
  readonly phase: 'request' | 'answer';
  /** False while it may be the envelope of a server rather than the answer in it. */
  readonly inside: boolean;
  /** Set once it was split: reading a part by its place is what takes it apart. */
  readonly split: boolean;
};

/** A name to follow, and where it is valid; `given`: where it gets the value, for a variable; `member` when it is read from `this` or `self`, `called` when it is a function that returns the value. */
export type Followed = { readonly name: string; readonly scope: Stretch; readonly given?: Node; readonly member: boolean; readonly called: boolean; readonly value: Value };

const mostUses = 40;

/** Where the value of a name is read: the node that is the value there, which for a function is its call. */
export function usesOf(root: Node, source: string, language: CallSiteLanguage, followed: Followed): readonly Node[] {
  const { name, scope, given, member, called } = followed;
  const found: Node[] = [];
  const end = Math.min(scope.end, source.length);
  for (let at = source.indexOf(name, scope.start); at >= 0 && at < end && found.length < mostUses; at = source.indexOf(name, at + name.length)) {
    if (/[\w$]/.test(source[at - 1] ?? ' ') || /[\w$]/.test(source[at + name.length] ?? ' ')) continue;
    const node = nodeAt(root, at, name.length);
    if (node === undefined || !isUse(node, followed, source, language)) continue;
    if (given !== undefined && isSooner(node, given)) continue;
    if (given !== undefined && isAnotherValue(node, given, source)) break;
    const whole = member ? node.parent : node;
    const value = called ? whole?.parent : whole;
    if (value !== null && value !== undefined) found.push(value);
  }
  return found;
}

/** The node that is just this long: PHP's `$r` is a `$` and a name, both shorter. */
function nodeAt(root: Node, at: number, length: number): Node | undefined {
  let node = root.descendantForIndex(at, at + length - 1);
  while (node !== null && node.endIndex - node.startIndex < length) node = node.parent;
  return node !== null && node.startIndex === at && node.endIndex - at === length ? node : undefined;
}

function isUse(node: Node, { member, called }: Followed, source: string, language: CallSiteLanguage): boolean {
  const { parent } = node;
  if (parent === null || !language.identifiers.has(node.type)) return false;
  const read = kindOf(parent) === 'member' && !isObjectOf(parent, node);
  if (read !== member) return false;
  if (read && !/^(?:this|self)\??\./.test(source.slice(parent.startIndex, parent.endIndex))) return false;
  const whole = read ? parent : node;
  return !called || (whole.parent !== null && kindOf(whole.parent) === 'call' && isObjectOf(whole.parent, whole));
}

const isInSameFunction = (a: Node, b: Node): boolean => functionAround(a)?.id === functionAround(b)?.id;

/** A variable's value is not there before it is given; a function that stands above may run later. */
function isSooner(node: Node, given: Node): boolean {
  return node.startIndex < given.startIndex && isInSameFunction(node, given);
}

/** Nor is it after another one is given; the other branch of an `if` is not after this one. */
function isAnotherValue(node: Node, given: Node, source: string): boolean {
  if (node.startIndex <= given.startIndex || !isInSameFunction(node, given)) return false;
  const holder = node.parent?.type === 'expression_list' ? node.parent.parent : node.parent;
  const own = holder === null || holder.type.startsWith('augmented') ? null : holder.childForFieldName('right') ?? holder.childForFieldName('value');
  if (holder === null || own === null || namesGiven(own, holder)?.some(({ id }) => id === node.id) !== true) return false;
  const block = blockAround(node);
  return block.startIndex <= given.startIndex && given.endIndex <= block.endIndex && !isNamedIn(own, source.slice(node.startIndex, node.endIndex), source);
}

/** `text = text.strip()` goes on with the same value. */
function isNamedIn({ startIndex, endIndex }: Node, name: string, source: string): boolean {
  for (let at = source.indexOf(name, startIndex); at >= 0 && at < endIndex; at = source.indexOf(name, at + 1)) {
    if (!/[\w$]/.test(source[at - 1] ?? ' ') && !/[\w$]/.test(source[at + name.length] ?? ' ')) return true;
  }
  return false;
}
