import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import type { TextEdit } from '../../text/range.ts';
import type { SchemaNode, SourceRange } from '../schemaNode.ts';
import type { EditAnswer, SchemaEditor } from './schemaEditor.ts';
import { removalEdits } from './removalEdits.ts';
import { createYamlPrinter } from './yamlPrinter.ts';

/** A node where it stands: `column` is that of its key or its dash. */
type Placed = { readonly node: Node; readonly column: number; readonly inFlow: boolean };

/** Edits schemas in a YAML text. What an alias repeats is not edited: it means more than one place. */
export function createYamlEditor(text: string): SchemaEditor {
  const document = parseDocument(text, { merge: true, uniqueKeys: true });
  const places = placesOf(document, text);
  const shared = sharedRanges(document);
  const print = createYamlPrinter(text);

  function open(node: SchemaNode): Placed | string {
    const placed = places.get(keyOf(node.range));
    if (placed === undefined || isAlias(placed.node)) return 'it is an alias';
    return shared.some(({ start, end }) => start <= node.range.start && node.range.end <= end) ? 'an alias repeats it' : placed;
  }

  const answer = (node: SchemaNode, edit: (placed: Placed) => readonly TextEdit[] | string): EditAnswer => {
    const placed = open(node);
    const edits = typeof placed === 'string' ? placed : edit(placed);
    return typeof edits === 'string' ? { kind: 'refused', reason: edits } : { kind: 'edits', edits };
  };

  /** Members between brackets. */
  function flow(range: SourceRange, parts: readonly SourceRange[], removed: ReadonlySet<SourceRange>, written: readonly string[]): readonly TextEdit[] | string {
    if (/(?:^|\s)#/.test(text.slice(range.start, range.end))) return 'there are comments between its brackets';
    const removals = removalEdits(text, range, parts, removed);
    if (written.length === 0) return removals;
    const last = parts.findLast((part) => !removed.has(part));
    if (last !== undefined) return [...removals, { range: { start: last.end, end: last.end }, newText: written.map((each) => `, ${each}`).join('') }];
    const pad = text.charAt(range.start) === '{' ? ' ' : '';
    return [{ range: { start: range.start + 1, end: range.end - 1 }, newText: `${pad}${written.join(', ')}${pad}` }];
  }

  /** Members on lines of their own. */
  function block(parts: readonly SourceRange[], removed: ReadonlySet<SourceRange>, column: number, written: readonly string[]): readonly TextEdit[] | string {
    const last = parts.findLast((part) => !removed.has(part));
    if (last === undefined) return 'nothing of it stays';
    const removals = parts.flatMap((part, i) => (removed.has(part) ? [{ range: linesOf(text, part, parts[i + 1]), newText: '' }] : []));
    if (written.length === 0) return removals;
    const at = lineEndOf(text, contentEnd(text, last));
    return [...removals, { range: { start: at, end: at }, newText: written.map((each) => `${print.eol}${' '.repeat(column)}${each}`).join('') }];
  }

  return {
    replaceValue: (node, value) => {
      const placed = places.get(keyOf(node.range));
      if (placed === undefined) return { kind: 'refused', reason: 'it is written elsewhere' };
      const end = contentEnd(text, node.range);
      return { kind: 'edits', edits: [{ range: { start: node.range.start, end }, newText: print.value(value, { ...placed, startColumn: columnOf(text, node.range.start) }) }] };
    },
    changeObject: (node, { remove, rename, add }) => answer(node, (placed) => {
      if (node.kind !== 'object' || !isMap(placed.node)) return 'it is no map';
      const inFlow = placed.node.flow === true;
      const first = node.entries[0];
      const quoted = first !== undefined && /^["']/.test(text.slice(first.key.range.start));
      const parts = new Map(node.entries.map((entry) => [entry, { start: entry.key.range.start, end: Math.max(entry.key.range.end, entry.value.range.end) }]));
      const removed = new Set(remove.flatMap((entry) => parts.get(entry) ?? []));
      const column = first === undefined ? 0 : columnOf(text, first.key.range.start);
      const written = add.map(({ name, value }) => print.pair(name, value, { inFlow, quoted, column }));
      const members = inFlow || node.entries.length === 0 ? flow(node.range, [...parts.values()], removed, written) : block([...parts.values()], removed, column, written);
      return typeof members === 'string' ? members : [...rename.map(({ entry, name }) => ({ range: entry.key.range, newText: print.key(name, text.charAt(entry.key.range.start)) })), ...members];
    }),
    changeArray: (node, { remove, add }) => answer(node, (placed) => {
      if (node.kind !== 'array' || !isSeq(placed.node)) return 'it is no list';
      const parts = node.items.map(({ range }) => range);
      const removed = new Set(remove.map(({ range }) => range));
      if (placed.node.flow === true) return flow(node.range, parts, removed, add.map((value) => print.item(value)));
      const dash = text.lastIndexOf('-', (parts[0]?.start ?? 1) - 1);
      const column = columnOf(text, dash);
      const withDash = parts.map((part) => ({ start: text.lastIndexOf('-', part.start - 1), end: part.end }));
      return block(withDash, new Set(withDash.filter((_, i) => removed.has(parts[i] ?? { start: 0, end: 0 }))), column, add.map((value) => `- ${print.block(value, column + 2)}`));
    }),
  };
}

const keyOf = ({ start, end }: SourceRange): string => `${start}:${end}`;

function placesOf(document: Document, text: string): ReadonlyMap<string, Placed> {
  const places = new Map<string, Placed>();
  const put = (node: unknown, column: number, inFlow: boolean): void => {
    const range = (node as Node | null)?.range;
    if (range) places.set(`${range[0]}:${range[1]}`, { node: node as Node, column, inFlow });
  };
  put(document.contents, 0, false);
  visit(document, {
    Pair: (_, pair, path) => {
      const parent = path.at(-1);
      const key = isScalar(pair.key) ? pair.key.range?.[0] ?? 0 : 0;
      put(pair.value, columnOf(text, key), isMap(parent) && parent.flow === true);
    },
    Node: (_, node, path) => {
      const parent = path.at(-1);
      if (isSeq(parent) && !isPair(node)) put(node, columnOf(text, text.lastIndexOf('-', (node.range?.[0] ?? 1) - 1)), parent.flow === true);
    },
  });
  return places;
}

/** Where the anchors stand that an alias repeats. */
function sharedRanges(document: Document): readonly SourceRange[] {
  const ranges: SourceRange[] = [];
  visit(document, {
    Alias: (_, alias) => {
      const range = alias.resolve(document)?.range;
      if (range) ranges.push({ start: range[0], end: range[1] });
    },
  });
  return ranges;
}

function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function columnOf(text: string, offset: number): number {
  return offset - lineStartOf(text, offset);
}

function lineEndOf(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const line = end < 0 ? text.length : end;
  return text.charAt(line - 1) === '\r' ? line - 1 : line;
}

/** A block scalar or a nested block is said to end behind its last line break. */
function contentEnd(text: string, { start, end }: SourceRange): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** The lines of a member; of the first one behind a dash, up to the next member. */
function linesOf(text: string, part: SourceRange, next: SourceRange | undefined): SourceRange {
  const start = lineStartOf(text, part.start);
  if (text.slice(start, part.start).trim() !== '' && next !== undefined) return { start: part.start, end: next.start };
  const end = lineEndOf(text, contentEnd(text, part));
  // The break before goes too: the one behind may be where something is added.
  return start === 0 ? { start, end: Math.min(text.length, end + 1) } : { start: text.charAt(start - 2) === '\r' ? start - 2 : start - 1, end };
}
