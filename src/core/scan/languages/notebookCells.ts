import { parseTree, type Node } from 'jsonc-parser';
import type { TextRange } from '../../text/range.ts';

/** A text put together from JSON strings, and where each of its UTF-16 units stands in the raw file. */
export type Mapped = { readonly text: string; readonly offsets: readonly number[] };

export type NotebookCell = {
  readonly isCode: boolean;
  /** What a code cell is written in, as the notebook's kernel or the cell names it. */
  readonly language?: string;
  readonly source: Mapped;
  /** What a code cell printed, as the raw file has it. */
  readonly outputs?: TextRange;
};

/** The cells of a Jupyter notebook, in order; undefined when the text is no notebook. */
export function readCells(raw: string): readonly NotebookCell[] | undefined {
  const root = safeTree(raw);
  const cells = root === undefined ? undefined : childOf(root, 'cells');
  if (cells?.type !== 'array') return undefined;
  const kernel = root === undefined ? undefined : kernelLanguage(root);
  return (cells.children ?? []).map((cell) => {
    const isCode = childOf(cell, 'cell_type')?.value === 'code';
    const language = isCode ? (cellLanguage(cell) ?? kernel) : undefined;
    const outputs = isCode ? childOf(cell, 'outputs') : undefined;
    return { isCode, source: sourceOf(cell, raw), ...(language === undefined ? {} : { language }), ...(outputs === undefined ? {} : { outputs: { start: outputs.offset, end: outputs.offset + outputs.length } }) };
  });
}

/** The cell that an offset of the raw file lies in the text of, and the offset in that text. Undefined for what stands elsewhere, such as in an output. */
export function cellAt(raw: string, offset: number): { readonly cell: number; readonly offset: number } | undefined {
  for (const [cell, { source }] of (readCells(raw) ?? []).entries()) {
    const at = source.offsets.indexOf(offset);
    if (at >= 0) return { cell, offset: at };
  }
  return undefined;
}

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

/** A notebook of several languages says of each cell which one it is in; a single one is its kernel's. */
function cellLanguage(cell: Node): string | undefined {
  const metadata = childOf(cell, 'metadata');
  return metadata === undefined ? undefined : textAt(metadata, 'polyglot_notebook', 'kernelName') ?? textAt(metadata, 'dotnet_interactive', 'language') ?? textAt(metadata, 'vscode', 'languageId');
}

function kernelLanguage(root: Node): string | undefined {
  const metadata = childOf(root, 'metadata');
  return metadata === undefined ? undefined : textAt(metadata, 'kernelspec', 'language') ?? textAt(metadata, 'language_info', 'name');
}

function textAt(node: Node, outer: string, inner: string): string | undefined {
  const holder = childOf(node, outer);
  const value: unknown = holder === undefined ? undefined : childOf(holder, inner)?.value;
  return typeof value === 'string' ? value.toLowerCase() : undefined;
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
