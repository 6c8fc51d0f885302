import type { TextEdit } from '../../text/range.ts';
import { indentAt } from '../../aliases/jsonLayout.ts';
import type { SchemaNode, SourceRange } from '../schemaNode.ts';
import { createJsonPrinter } from './jsonPrinter.ts';
import { removalEdits } from './removalEdits.ts';
import type { SchemaEditor } from './schemaEditor.ts';

/** Writes a member at an indentation, in the line it begins in or over several. */
type Member = (indent: string, flat: boolean) => string;

/** Edits schemas in a JSON text, comments and trailing commas allowed. */
export function createJsonEditor(text: string): SchemaEditor {
  const printer = createJsonPrinter(text);
  const { eol, unit, gap } = printer;
  const isOneLine = ({ start, end }: SourceRange): boolean => !/[\r\n]/.test(text.slice(start, end));

  /** Takes members out and adds others after the last one that stays. */
  function change(node: SchemaNode, parts: readonly SourceRange[], removed: ReadonlySet<SourceRange>, members: readonly Member[]): readonly TextEdit[] {
    const removals = removalEdits(text, node.range, parts, removed);
    if (members.length === 0) return removals;
    const outer = indentAt(text, node.range.start);
    const first = parts[0];
    const flat = isOneLine(node.range) && (first !== undefined || !printer.lines);
    const indent = first !== undefined && startsItsLine(text, first.start) ? indentAt(text, first.start) : outer + unit;
    const lead = flat ? gap : `${eol}${indent}`;
    const written = members.map((print) => print(flat ? outer : indent, flat));
    const last = parts.findLast((part) => !removed.has(part));
    if (last !== undefined) return [...removals, ...after(text, last, last === parts.at(-1), lead, written)];
    const range = { start: node.range.start + 1, end: node.range.end - 1 };
    const inner = text.slice(range.start, range.end);
    // What an empty object may hold is a comment; what is added goes behind it.
    const start = parts.length === 0 && inner.trim() !== '' ? range.start + inner.trimEnd().length : range.start;
    const edge = flat && (node.kind === 'array' || gap === '') ? '' : lead;
    return [{ range: { start, end: range.end }, newText: `${edge}${written.join(`,${lead}`)}${flat ? edge : `${eol}${outer}`}` }];
  }

  const done = (edits: readonly TextEdit[]) => ({ kind: 'edits', edits }) as const;
  return {
    replaceValue: ({ range }, value) => {
      const flat = isOneLine(range) && !printer.lines;
      return done([{ range, newText: printer.value(value, indentAt(text, range.start), flat || sharesItsLine(text, range.start)) }]);
    },
    changeObject: (node, { remove, rename, add }) => {
      if (node.kind !== 'object') return { kind: 'refused', reason: 'it is no object' };
      const parts = new Map(node.entries.map((entry) => [entry, { start: entry.key.range.start, end: entry.value.range.end }]));
      const removed = new Set(remove.flatMap((entry) => parts.get(entry) ?? []));
      const members = add.map(({ name, value }): Member => (indent, flat) => printer.pair(name, value, indent, flat));
      const renamed = rename.map(({ entry, name }) => ({ range: entry.key.range, newText: JSON.stringify(name) }));
      return done([...renamed, ...change(node, [...parts.values()], removed, members)]);
    },
    changeArray: (node, { remove, add }) => {
      if (node.kind !== 'array') return { kind: 'refused', reason: 'it is no list' };
      const members = add.map((value): Member => (indent, flat) => printer.value(value, indent, flat));
      return done(change(node, node.items.map(({ range }) => range), new Set(remove.map(({ range }) => range)), members));
    },
  };
}

/** New members go behind a comment that stands in the line of the last one, and keep a trailing comma where there is one. */
function after(text: string, { end }: SourceRange, isLast: boolean, lead: string, written: readonly string[]): readonly TextEdit[] {
  const plain = { range: { start: end, end }, newText: written.map((each) => `,${lead}${each}`).join('') };
  if (!isLast) return [plain];
  const [tail = '', comma, comment] = /^[ \t]*(,?)[ \t]*(\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/)?/.exec(text.slice(end)) ?? [];
  if (comment === undefined) return [plain];
  const place = { start: end + tail.length, end: end + tail.length };
  const joined = `${lead}${written.join(`,${lead}`)}`;
  return comma === ',' ? [{ range: place, newText: `${joined},` }] : [{ range: { start: end, end }, newText: ',' }, { range: place, newText: joined }];
}

/** Another member of the same line stands before it, or the object that holds it begins there. */
function sharesItsLine(text: string, offset: number): boolean {
  return /[{[,]\s*\S/.test(text.slice(lineStart(text, offset), offset).trimStart());
}

function startsItsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}
