import type { Node, Tree } from 'web-tree-sitter';
import type { TextRange } from '../../text/range.ts';
import type { Context, Step, Stretch, Surroundings } from '../context.ts';
import { endpointOfCall } from '../endpoints.ts';
import { readLiteral } from '../literal.ts';
import { readComment, readProse } from '../prose.ts';
import { callKind } from '../roles/calls.ts';
import type { ModelReference } from '../types.ts';
import { isBrokenAt, literalInBrokenCode } from './brokenCode.ts';
import { children, contentOf, type Import, type SyntaxLanguage } from './language.ts';

const mostHops = 80;
const mostUses = 40;

/** References in a parsed text, as far as they are found before `expired`. `offset` is added to every range, for code that is part of a larger file. */
export function scanSyntax(tree: Tree, text: string, language: SyntaxLanguage, seeds: readonly TextRange[], path: string, isAlias?: AliasTest, expired?: () => boolean): readonly ModelReference[] {
  const root = tree.rootNode;
  const around = surroundings(root, text, language, path);
  const seen = new Set<number>();
  const found: ModelReference[] = [];
  for (const seed of seeds) {
    if (expired?.() === true) break;
    // A seed can reach out of its literal at either end: `/gpt-4o/.test`, `:/gpt-4o/`.
    const literals = literalsAt(root, seed, language);
    if (literals.length === 0) {
      const call = endpointOfCall(text, seed);
      const broken = root.hasError && isBrokenAt(root, seed.start) ? literalInBrokenCode(text, seed) : undefined;
      if (broken !== undefined && !seen.has(-broken.content.start)) {
        seen.add(-broken.content.start);
        found.push(...readLiteral(broken, text, around));
      }
      if (call !== undefined && language.identifiers.has(root.descendantForIndex(seed.end - 1, seed.end - 1)?.type ?? '')) found.push(call);
      continue;
    }
    for (const literal of literals) {
      if (seen.has(literal.id)) continue;
      seen.add(literal.id);
      const references = readNode(literal);
      found.push(...references);
      if (references.some(({ role }) => role === 'branch')) for (const beside of labelsBeside(literal, language)) {
        if (seen.has(beside.id)) continue;
        seen.add(beside.id);
        found.push(...readNode(beside));
      }
    }
  }
  return found.toSorted((a, b) => a.range.start - b.range.start);

  function readNode(literal: Node): readonly ModelReference[] {
    if (language.prose.has(literal.type)) return readComment(text.slice(literal.startIndex, literal.endIndex), literal.startIndex);
    if (language.patterns.has(literal.type)) {
      // Without the slashes, which are characters of ids elsewhere.
      const end = text.lastIndexOf('/', literal.endIndex);
      const [first] = contextOf(literal, language, text);
      const expects = first?.kind === 'argument' && ['assert', 'matcher'].includes(callKind(first.callee, first.index));
      return readProse(text.slice(literal.startIndex + 1, end), literal.startIndex + 1, expects ? 'assert' : 'branch');
    }
    const content = language.content?.(literal, text) ?? contentOf(literal, text);
    const context = once(() => contextOf(literal, language, text));
    const alias = isAlias?.(text.slice(content.start, content.end), context, { path, importOf: (name) => language.importOf?.(root, name) });
    if (alias !== undefined) return [{ ...alias, range: content }];
    return readLiteral({ content, holes: language.holes?.(literal, text) ?? holesIn(literal, language, text), context }, text, around);
  }
}

/** The other labels of the `switch` or `match` whose label a literal is: some models are told only by their company. */
function labelsBeside(literal: Node, language: SyntaxLanguage): readonly Node[] {
  let label: Node = literal;
  for (let hops = 0; hops < 4; hops++) {
    const holder: Node | null = label.parent;
    if (holder === null || /argument|call|binary|comparison/.test(holder.type)) return [];
    if (/(?:case|arm|entry|when_?(?:entry|condition)?|item|label|section)$/.test(label.type)) {
      const alike = children(holder).filter(({ type }) => type === label.type);
      if (alike.length > 1) return alike.flatMap((one) => firstString(one, language) ?? []);
    }
    label = holder;
  }
  return [];
}

/** The string that a label begins with. */
function firstString(label: Node, language: SyntaxLanguage): Node | undefined {
  let at: Node | null | undefined = label;
  for (let hops = 0; hops < 5 && at !== null && at !== undefined; hops++) {
    if (language.strings.has(at.type)) return at;
    at = at.namedChild(0);
  }
  return undefined;
}

/** Decides whether a literal names an alias; may ask what a name was imported as. */
export type AliasTest = (
  value: string, context: () => Context, file: { readonly path: string; readonly importOf: (name: string) => Import | undefined },
) => Omit<ModelReference, 'range'> | undefined;

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The literals a seed touches: it can reach out of one at either end. */
function literalsAt(root: Node, { start, end }: TextRange, language: SyntaxLanguage): readonly Node[] {
  const first = literalAt(root, start, language);
  // Nearly always it holds the whole seed, and each look from the root passes half of the file's statements.
  const found = first !== undefined && first.endIndex >= end ? [first] : [first ?? [], ...[(start + end) >> 1, end - 1].map((offset) => literalAt(root, offset, language) ?? [])].flat();
  return found.map((literal) => language.whole?.(literal) ?? literal);
}

/**
 * The string, comment or pattern around an offset; none in code inside a string, which is judged on its own. Found on one way down: a step to a
 * parent begins at the root again, and where all of a broken file is one node's children, each passes them all.
 */
function literalAt(root: Node, offset: number, language: SyntaxLanguage): Node | undefined {
  let literal: Node | undefined;
  for (let at: Node | null = root; at !== null && at.startIndex <= offset; at = at.firstChildForIndex(offset)) {
    const { type } = at;
    if (language.strings.has(type) || language.prose.has(type) || language.patterns.has(type)) literal = at;
    else if (language.interpolations.has(type)) literal = undefined;
  }
  return literal;
}

/** The stretches of a literal that are code. */
export function holesIn(literal: Node, language: SyntaxLanguage, text: string): readonly Stretch[] {
  if (language.interpolations.size === 0) return [];
  const holes: Stretch[] = [];
  for (let i = 0; i < literal.namedChildCount; i++) {
    const child = literal.namedChild(i);
    if (child !== null && language.interpolations.has(child.type)) holes.push(withBraces(child, text));
  }
  return holes;
}

/** Some grammars leave the signs around `{$name}` and `\(name)` to the text. */
function withBraces({ startIndex: start, endIndex: end }: Node, text: string): Stretch {
  if (text.startsWith('\\(', start - 2) && text[end] === ')') return { start: start - 2, end: end + 1 };
  return text[start - 1] === '{' && text[end] === '}' ? { start: start - 1, end: end + 1 } : { start, end };
}

/** Steps outwards from a node to the end of its statement. */
export function contextOf(node: Node, language: SyntaxLanguage, text: string): Context {
  const steps: Step[] = [];
  let child = node;
  for (let hops = 0; hops < mostHops; hops++) {
    const parent = child.parent;
    if (parent === null) break;
    const step = language.step(child, parent, text);
    if (step === 'end') break;
    if (step !== 'through') steps.push(step);
    child = parent;
  }
  return steps;
}

function surroundings(root: Node, text: string, language: SyntaxLanguage, path: string): Surroundings {
  const known = new Map<string, readonly Context[]>();
  return {
    path,
    usesOf(name, within = { start: 0, end: text.length }) {
      const key = `${name} ${within.start} ${within.end}`;
      const cached = known.get(key);
      if (cached !== undefined) return cached;
      const contexts: Context[] = [];
      known.set(key, contexts);
      for (const at of occurrences(text, name, within)) {
        const node = root.descendantForIndex(at, at + name.length - 1);
        if (node !== null && language.identifiers.has(node.type) && node.endIndex - node.startIndex === name.length) contexts.push(contextOf(node, language, text));
        if (contexts.length >= mostUses) break;
      }
      return contexts;
    },
  };
}

/** Offsets of a whole word, at most as many as are worth a look. */
function* occurrences(text: string, name: string, within: Stretch): Generator<number> {
  if (name === '') return;
  const end = Math.min(within.end, text.length);
  let left = mostUses * 8;
  for (let at = text.indexOf(name, within.start); at >= 0 && at < end && left > 0; at = text.indexOf(name, at + name.length), left--) {
    if (!/[\w$]/.test(text[at - 1] ?? ' ') && !/[\w$]/.test(text[at + name.length] ?? ' ')) yield at;
  }
}
