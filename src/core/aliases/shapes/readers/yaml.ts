import { isMap, isScalar, isSeq, parseAllDocuments, type Scalar } from 'yaml';
import { contentRange } from '../../../scan/syntax/language.ts';
import type { TextRange } from '../../../text/range.ts';
import { deepestPart, type Part } from '../parts.ts';

/** The documents of a YAML text; none when it cannot be read. Anchored values are left out where they are only referred to. */
export function readYamlParts(text: string): readonly Part[] {
  try {
    return parseAllDocuments(text, { strict: false, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
      .flatMap((parsed) => ('contents' in parsed ? [partOf(parsed.contents, text, 0)] : []));
  } catch (error) {
    // Nested too deeply for the parser: no configuration of anybody.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function partOf(node: unknown, text: string, depth: number): Part {
  if (depth > deepestPart) return { kind: 'other' };
  if (isMap(node)) {
    return {
      kind: 'object',
      entries: node.items.flatMap(({ key, value }) =>
        (isScalar(key) ? [{ name: String(key.value), key: rangeOf(key, text), value: partOf(value, text, depth + 1) }] : [])),
    };
  }
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => partOf(item, text, depth + 1)) };
  if (!isScalar(node) || typeof node.value !== 'string') return { kind: 'other' };
  const range = rangeOf(node, text);
  if (node.type === 'BLOCK_LITERAL') return { kind: 'text', text: node.value, range, block: true };
  return text.slice(range.start, range.end) === node.value ? { kind: 'text', text: node.value, range } : { kind: 'other' };
}

function rangeOf(node: Scalar, text: string): TextRange {
  const [start, end] = node.range ?? [0, 0];
  if (node.type !== 'BLOCK_LITERAL') return node.type === 'PLAIN' ? { start, end } : contentRange(text, start, end);
  const newline = text.indexOf('\n', start);
  return { start: newline < 0 || newline >= end ? end : newline + 1, end };
}
