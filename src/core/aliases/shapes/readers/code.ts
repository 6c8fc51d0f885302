import type { Node } from 'web-tree-sitter';
import { children, contentRange, textOf, unquoted } from '../../../scan/syntax/language.ts';
import { deepestPart, type Part, type PartEntry } from '../parts.ts';

/** A literal object of a source file, and the names it is kept under, innermost first. */
export type CodeValue = { readonly root: Part; readonly names: readonly string[] };

const objects = new Set(['object', 'dictionary']);
/** What stands around a value without changing it: `as const`, `satisfies …`, parentheses. */
const wrappers = new Set(['as_expression', 'satisfies_expression', 'parenthesized_expression', 'type_assertion']);
const mostHops = 12;

/** The outermost literal objects of TypeScript, JavaScript or Python around some offsets, each once. */
export function readCodeObjects(root: Node, source: string, offsets: readonly number[]): readonly CodeValue[] {
  const found = new Map<number, Node>();
  for (const offset of offsets) {
    const object = outermostObject(root.descendantForIndex(offset, offset));
    if (object !== undefined) found.set(object.startIndex, object);
  }
  return [...found.values()].map((node) => ({ root: partOf(node, source, 0), names: namesOf(node, source) }));
}

function outermostObject(from: Node | null): Node | undefined {
  let outermost: Node | undefined;
  let at = from;
  for (let hops = 0; at !== null && hops < mostHops; hops++) {
    if (objects.has(at.type)) outermost = at;
    else if (outermost !== undefined && at.type !== 'pair' && !wrappers.has(at.type)) break;
    at = at.parent;
  }
  return outermost;
}

/** The constant, variable, field or key that a value is given to. */
function namesOf(node: Node, source: string): readonly string[] {
  let at = node.parent;
  for (let hops = 0; at !== null && hops < 6; hops++) {
    const name = at.childForFieldName('name') ?? at.childForFieldName('left') ?? at.childForFieldName('key');
    if (name !== null) return [unquoted(name, source)];
    at = at.parent;
  }
  return [];
}

function partOf(node: Node | null, source: string, depth: number): Part {
  if (node === null || depth > deepestPart) return { kind: 'other' };
  if (wrappers.has(node.type)) return partOf(node.namedChild(0), source, depth);
  if (objects.has(node.type)) return { kind: 'object', entries: children(node).map((child) => entryOf(child, source, depth)) };
  if (node.type !== 'string' && node.type !== 'template_string') return { kind: 'other' };
  const range = contentRange(source, node.startIndex, node.endIndex);
  const text = source.slice(range.start, range.end);
  const isPlain = !text.includes('\\') && children(node).every(({ type }) => !/substitution|interpolation/.test(type));
  return isPlain ? { kind: 'text', text, range } : { kind: 'other' };
}

/** What is spread in has no name: it keeps an object from being a table of environments only. */
function entryOf(node: Node, source: string, depth: number): PartEntry {
  const key = node.type === 'pair' ? node.childForFieldName('key') : null;
  if (key === null) return { name: '', key: { start: node.startIndex, end: node.startIndex }, value: { kind: 'other' } };
  return { name: nameOf(key, source), key: { start: key.startIndex, end: key.endIndex }, value: partOf(node.childForFieldName('value'), source, depth + 1) };
}

/** `prod`, `"prod"`, and `prod` for a member such as `Env.PROD` or `[Env.Prod]`. */
function nameOf(key: Node, source: string): string {
  const inner = key.type === 'computed_property_name' ? key.namedChild(0) ?? key : key;
  const member = inner.childForFieldName('property') ?? inner.childForFieldName('attribute');
  return member === null ? unquoted(inner, source) : textOf(member, source).toLowerCase();
}
