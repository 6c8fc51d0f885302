import { jsonIn } from './code/readExpression.ts';
import type { SchemaNode } from './schemaNode.ts';

/** Reads the JSON that GitHub Models' prompt files keep as a text under `jsonSchema`, at its places in the file. */
export function withJsonTexts(node: SchemaNode, source: string): SchemaNode {
  if (node.kind === 'array') return { ...node, items: node.items.map((item) => withJsonTexts(item, source)) };
  if (node.kind !== 'object') return node;
  return {
    ...node,
    entries: node.entries.map(({ key, value }) => ({ key, value: key.name === 'jsonSchema' ? jsonOf(value, source) ?? value : withJsonTexts(value, source) })),
  };
}

function jsonOf(value: SchemaNode, source: string): SchemaNode | undefined {
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return undefined;
  const offsets = offsetsOf(value.value, source, value.range.start, value.range.end);
  return offsets && jsonIn({ text: value.value, startOf: (at) => offsets[at] ?? value.range.end, endOf: (at) => (offsets[at] ?? value.range.end - 1) + 1 });
}

/**
 * Where each character of a scalar's text is written. Indentation, folded lines and escapes are all that the source may have beside it;
 * undefined where it has more.
 */
function offsetsOf(text: string, source: string, start: number, end: number): readonly number[] | undefined {
  const header = /^[|>][+\-\d]*[^\n]*\n/.exec(source.slice(start, end))?.[0].length ?? 0;
  const isQuoted = /["']/.test(source[start] ?? '');
  let at = start + header + (isQuoted && header === 0 ? 1 : 0);
  const offsets: number[] = [];
  for (const char of text) {
    if (/\s/.test(char)) {
      offsets.push(at);
      continue;
    }
    while (at < end && source[at] !== char && /[\s\\']/.test(source[at] ?? '')) at++;
    if (source[at] !== char) return undefined;
    for (let unit = 0; unit < char.length; unit++) offsets.push(at);
    at++;
  }
  return offsets;
}
