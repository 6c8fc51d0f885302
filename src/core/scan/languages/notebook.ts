import { parseTree, type Node } from 'jsonc-parser';
import type { Analyzer } from '../analyzer.ts';
import { readProse } from '../prose.ts';
import type { ModelReference } from '../types.ts';

/** A text put together from JSON strings, and where each of its UTF-16 units stands in the raw file. */
type Mapped = { readonly text: string; readonly offsets: readonly number[] };

/** Jupyter notebooks: code cells as one Python file, so that constants are followed from cell to cell; markdown cells and what cells printed are prose. */
export const notebook: Analyzer = async (document, _seeds, tools, signal) => {
  const root = safeTree(document.text);
  const cells = root === undefined ? undefined : childOf(root, 'cells');
  if (cells?.type !== 'array') return { references: [], problem: 'The notebook is not valid JSON with cells; it was not scanned.' };
  const code: string[] = [];
  const offsets: number[] = [];
  const references: ModelReference[] = [];
  for (const cell of cells.children ?? []) {
    const source = sourceOf(cell, document.text);
    if (childOf(cell, 'cell_type')?.value === 'code') {
      code.push(`${withoutMagics(source.text)}\n`);
      for (const offset of source.offsets) offsets.push(offset);
      offsets.push(offsets.at(-1) ?? 0);
      const outputs = childOf(cell, 'outputs');
      if (outputs !== undefined) references.push(...readProse(document.text.slice(outputs.offset, outputs.offset + outputs.length), outputs.offset, 'mention'));
    } else references.push(...readProse(source.text, 0, 'mention').flatMap((reference) => placed(reference, source.offsets)));
  }
  const analysis = await tools.analyse({ path: document.path, language: 'python', text: code.join('') }, signal);
  references.push(...analysis.references.flatMap((reference) => placed(reference, offsets)));
  return { ...analysis, references };
};

function safeTree(text: string): Node | undefined {
  try {
    return parseTree(text);
  } catch (error) {
    // jsonc-parser recurses; a hostile file can be deeper than the stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function childOf(node: Node, key: string): Node | undefined {
  return node.children?.find((property) => property.children?.[0]?.value === key)?.children?.[1];
}

function sourceOf(cell: Node, raw: string): Mapped {
  const source = childOf(cell, 'source');
  const strings = source?.type === 'array' ? (source.children ?? []) : source === undefined ? [] : [source];
  let text = '';
  const offsets: number[] = [];
  for (const part of strings) {
    if (part.type !== 'string') continue;
    const decoded = decode(raw, part.offset + 1, part.offset + part.length - 1);
    text += decoded.text;
    for (const offset of decoded.offsets) offsets.push(offset);
  }
  return { text, offsets };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Decodes a JSON string's inside, unit by unit. */
function decode(raw: string, start: number, end: number): Mapped {
  const units: string[] = [];
  const offsets: number[] = [];
  for (let i = start; i < end; i++) {
    offsets.push(i);
    if (raw[i] !== '\\') {
      units.push(raw[i] ?? '');
      continue;
    }
    const escape = raw[++i] ?? '';
    if (escape === 'u') {
      units.push(String.fromCharCode(Number.parseInt(raw.slice(i + 1, i + 5), 16) || 0xfffd));
      i += 4;
    } else units.push(escapes[escape] ?? escape);
  }
  return { text: units.join(''), offsets };
}

/** IPython's `%magic` and `!command` lines become comments of the same length. */
function withoutMagics(code: string): string {
  return code.startsWith('%%') ? code.replaceAll(/^./gm, '#') : code.replaceAll(/^(\s*)[%!]/gm, '$1#');
}

function placed(reference: ModelReference, offsets: readonly number[]): readonly ModelReference[] {
  const start = offsets[reference.range.start];
  const last = offsets[reference.range.end - 1];
  return start === undefined || last === undefined ? [] : [{ ...reference, range: { start, end: last + 1 } }];
}
