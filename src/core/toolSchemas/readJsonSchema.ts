import { parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { SchemaEntry, SchemaNode, SourceRange } from './schemaNode.ts';

/**
 * Reads JSON (comments and trailing commas allowed) into a positioned schema value.
 * Undefined where the text holds no value, is half-written or is nested too deeply for the stack: a part of a schema must
 * not be judged as a whole one.
 */
export function readJsonSchema(text: string): SchemaNode | undefined {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true });
    return root === undefined || errors.length > 0 ? undefined : toNode(root);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function toNode(node: Node): SchemaNode {
  const range = rangeOf(node);
  const children = node.children ?? [];
  if (node.type === 'object') return { kind: 'object', range, entries: children.flatMap(toEntry) };
  if (node.type === 'array') return { kind: 'array', range, items: children.map(toNode) };
  return { kind: 'scalar', range, value: node.value as string | number | boolean | null };
}

function toEntry(property: Node): readonly SchemaEntry[] {
  const [key, value] = property.children ?? [];
  if (key === undefined || value === undefined) return [];
  return [{ key: { name: String(key.value), range: rangeOf(key) }, value: toNode(value) }];
}

function rangeOf(node: Node): SourceRange {
  return { start: node.offset, end: node.offset + node.length };
}
