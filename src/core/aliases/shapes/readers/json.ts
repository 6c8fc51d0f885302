import type { Node } from 'jsonc-parser';
import { isTooDeep } from '../../../scan/syntax/runtime.ts';
import { properties } from '../../aliasPositions.ts';
import { deepestPart, type Part } from '../parts.ts';

/** A JSON text, comments allowed; half-written ones as far as they go; of JSON lines the first. Undefined when nothing can be read. */
export async function readJsonPart(text: string): Promise<Part | undefined> {
  if (isTooDeep(text)) return undefined;
  const { parseTree } = await import('jsonc-parser');
  const root = parseTree(text, [], { allowTrailingComma: true });
  return root === undefined ? undefined : partOf(root, text, 0);
}

function partOf(node: Node | undefined, text: string, depth: number): Part {
  if (node === undefined || depth > deepestPart) return { kind: 'other' };
  if (node.type === 'object') {
    return { kind: 'object', entries: properties(node).map(({ name, key, value }) => ({ name, key: inner(key), value: partOf(value, text, depth + 1) })) };
  }
  if (node.type === 'array') return { kind: 'list', items: (node.children ?? []).map((child) => partOf(child, text, depth + 1)) };
  const range = inner(node);
  // An escape is no vendor's.
  return node.type === 'string' && text.slice(range.start, range.end) === node.value ? { kind: 'text', text: String(node.value), range } : { kind: 'other' };
}

function inner({ offset, length }: Node): { readonly start: number; readonly end: number } {
  return { start: offset + 1, end: offset + length - 1 };
}
