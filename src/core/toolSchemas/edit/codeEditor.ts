import type { TextEdit } from '../../text/range.ts';
import { indentAt, jsonLayoutOf } from '../../aliases/jsonLayout.ts';
import type { SchemaNode, SourceRange } from '../schemaNode.ts';
import { valueOf, type JsonValue } from '../schemaValue.ts';
import { lineEnd, memberRange, type CodeMemberRange } from './codeMembers.ts';
import { printKey, printLiteral, printMember, type CodeNotation, type LiteralStyle } from './codeNotation.ts';
import type { EditAnswer, SchemaEditor } from './schemaEditor.ts';

/**
 * Edits one schema in the literals of code, in the style they have: quotes, keys, trailing commas, comments and indentation. Refused for what is
 * not written in the schema's own literal (a constant, a spread: others may use it) or not as a literal (a call, JSON in a text).
 */
export function createCodeEditor(text: string, notation: CodeNotation, root: SchemaNode): SchemaEditor {
  const { unit, eol } = jsonLayoutOf(text);

  const refusal = (node: SchemaNode, bracket?: string): string | undefined => {
    if (!isInside(node.range, root.range)) return 'a part of it is written elsewhere, where others may use it';
    if (node.quoted === true) return 'it stands in a text';
    if (bracket !== undefined && text[node.range.start] !== bracket) return 'it is made by a call';
    return undefined;
  };

  const styleAt = (node: SchemaNode): LiteralStyle => {
    const nearest = node.kind === 'object' && node.entries.length > 0 ? node : root;
    const place = nearest.kind === 'object' ? nearest.entries.find(({ key: { range } }) => isInside(range, nearest.range))?.key.range : undefined;
    const key = text[place?.start ?? -1];
    const isQuoted = key === '"' || key === "'";
    const arrow = notation.hashes === true && place !== undefined && /^\s*=>/.test(text.slice(place.end)) ? { arrow: isQuoted ? 'text' : 'symbol' } as const : {};
    return { notation, bareKeys: notation.bareKeys && !isQuoted, quote: isQuoted ? key : quoteIn(text, root.range), ...arrow };
  };

  /** `add` prints itself at an indentation, in one line without one. */
  function change(node: SchemaNode, parts: readonly SourceRange[], removed: ReadonlySet<SourceRange>, add: readonly ((indent?: string) => string)[]): EditAnswer {
    const close = node.range.end - 1;
    if (parts.some((part) => !isInside(part, node.range))) return { kind: 'refused', reason: 'a part of it is written elsewhere, where others may use it' };
    const ordered = parts.toSorted((a, b) => a.start - b.start);
    const members = ordered.map((part, i) => memberRange(text, part.start, part.end, ordered[i + 1]?.start ?? close, notation));
    if (members.some((member) => member === undefined)) return { kind: 'refused', reason: 'its literal cannot be followed' };
    const known = members as readonly CodeMemberRange[];
    const kept = known.filter((_, i) => !removed.has(ordered[i] ?? node.range));
    const first = known[0];
    const last = kept.at(-1);
    if (first === undefined) return { kind: 'edits', edits: [filled(node.range, add)] };
    if (last === undefined) return { kind: 'edits', edits: [{ range: { start: node.range.start + 1, end: close }, newText: add.map((print) => print()).join(', ') }] };
    const edits = removals(known.filter((member) => !kept.includes(member)), known, last, add.length > 0);
    if (add.length === 0) return { kind: 'edits', edits };
    const indent = indentAt(text, first.start);
    const isOwnLine = text.slice(lineStart(text, first.start), first.start).trim() === '' && lineStart(text, first.start) > node.range.start;
    const written = add.map((print) => print(isOwnLine ? indent : undefined));
    return { kind: 'edits', edits: [...edits, ...appended(last, close, written, isOwnLine ? `${eol}${indent}` : ' ', known.at(-1)?.hasComma === true)] };
  }

  function filled({ start, end }: SourceRange, add: readonly ((indent?: string) => string)[]): TextEdit {
    const pad = notation.bareKeys && text[start] === '{' ? ' ' : '';
    const flat = `${pad}${add.map((print) => print()).join(', ')}${pad}`;
    // A comment alone in the brackets stays.
    if (text.slice(start + 1, end - 1).trim() === '') return { range: { start: start + 1, end: end - 1 }, newText: flat };
    const indent = indentAt(text, start);
    return { range: { start: end - 1, end: end - 1 }, newText: `${unit}${add.map((print) => print(indent + unit)).join(`,${eol}${indent}${unit}`)},${eol}${indent}` };
  }

  /** Behind the last member and the comment in its line; a trailing comma stays the style. */
  function appended(last: CodeMemberRange, close: number, written: readonly string[], lead: string, hasTrailing: boolean): readonly TextEdit[] {
    const joined = written.map((each) => `${lead}${each}`).join(',');
    if (lead === ' ') return [{ range: { start: last.next, end: last.next }, newText: `${last.hasComma ? '' : ','}${joined}${hasTrailing ? ',' : ''}` }];
    const at = Math.min(lineEnd(text, last.next), close);
    const line = text.slice(last.next, at);
    const behind = at < close && line.trim().startsWith(notation.lineComment) ? at : last.next;
    if (last.hasComma) return [{ range: { start: behind, end: behind }, newText: `${joined},` }];
    if (behind === last.next) return [{ range: { start: last.end, end: last.end }, newText: `,${joined}` }];
    return [{ range: { start: last.end, end: last.end }, newText: ',' }, { range: { start: behind, end: behind }, newText: joined }];
  }

  /** Whole lines where a member has its own; trailing commas are no fault in these languages. `last` is the last one that stays. */
  function removals(gone: readonly CodeMemberRange[], all: readonly CodeMemberRange[], last: CodeMemberRange, hasMore: boolean): readonly TextEdit[] {
    const tail = gone.filter(({ start }) => start > last.start);
    const isFlatTail = tail.length > 0 && !tail.some((member) => isOnOwnLine(member));
    const cut = { start: hasMore ? last.next : last.end, end: all.at(-1)?.next ?? last.next };
    const edits = gone.filter((member) => !isFlatTail || !tail.includes(member)).map((member) => {
      const to = lineEnd(text, member.next);
      if (isOnOwnLine(member)) return { range: { start: lineStart(text, member.start), end: text.startsWith('\r\n', to) ? to + 2 : Math.min(to + 1, text.length) }, newText: '' };
      const space = /^[ \t]*/.exec(text.slice(member.next))?.[0].length ?? 0;
      return { range: { start: member.start, end: member.next + space }, newText: '' };
    });
    return isFlatTail ? [...edits, { range: cut, newText: '' }] : edits;
  }

  function isOnOwnLine({ start, next }: CodeMemberRange): boolean {
    return text.slice(lineStart(text, start), start).trim() === '' && text.slice(next, lineEnd(text, next)).trim() === '';
  }

  const lines = (indent: string | undefined) => (indent === undefined ? undefined : { unit, indent, eol });
  return {
    replaceValue(node, value) {
      const reason = refusal(node);
      if (reason !== undefined) return { kind: 'refused', reason };
      const isLines = /[\r\n]/.test(text.slice(root.range.start, root.range.end));
      return { kind: 'edits', edits: [{ range: node.range, newText: printLiteral(value, styleAt(node), isLines ? lines(indentAt(text, node.range.start)) : undefined) }] };
    },
    changeObject(node, { remove, rename, add }) {
      const reason = refusal(node, '{');
      if (reason !== undefined || node.kind !== 'object') return { kind: 'refused', reason: reason ?? 'it is no object' };
      const style = styleAt(node);
      const parts = new Map(node.entries.map((entry) => [entry, { start: entry.key.range.start, end: entry.value.range.end }]));
      if (rename.some(({ entry }) => parts.get(entry)?.start === entry.value.range.start)) return { kind: 'refused', reason: 'a key stands for its value' };
      const answer = change(node, [...parts.values()], new Set(remove.flatMap((entry) => parts.get(entry) ?? [])), add.map(({ name, value }) => (indent) => printMember(name, printLiteral(value, style, lines(indent)), style)));
      if (answer.kind === 'refused') return answer;
      return { kind: 'edits', edits: [...rename.map(({ entry, name }) => ({ range: entry.key.range, newText: printKey(name, style) })), ...answer.edits] };
    },
    changeArray(node, { remove, add }) {
      if (notation.hashes === true && node.kind === 'array' && /^%[wWiI]\W/.test(text.slice(node.range.start, node.range.start + 3)) && refusal(node) === undefined) {
        const words = remove.length === 0 ? wordsAdded(text, node.range, add) : undefined;
        if (words !== undefined) return { kind: 'edits', edits: [words] };
        const all = [...node.items.filter((item) => !remove.includes(item)).map(valueOf), ...add];
        return { kind: 'edits', edits: [{ range: node.range, newText: printLiteral(all, styleAt(node)) }] };
      }
      const reason = refusal(node, '[');
      if (reason !== undefined || node.kind !== 'array') return { kind: 'refused', reason: reason ?? 'it is no list' };
      const style = styleAt(node);
      return change(node, node.items.map(({ range }) => range), new Set(remove.map(({ range }) => range)), add.map((value) => (indent) => printLiteral(value, style, lines(indent))));
    },
  };
}

const isInside = (inner: SourceRange, outer: SourceRange): boolean => inner.start >= outer.start && inner.end <= outer.end;
const lineStart = (text: string, at: number): number => Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;

/** The quote that texts in a range are written with, else JSON's. */
function quoteIn(text: string, { start, end }: SourceRange): '"' | "'" {
  const found = /["']/.exec(text.slice(start, end))?.[0];
  return found === "'" ? "'" : '"';
}

/** `%w[a b]` with more words; undefined for what is no word. */
function wordsAdded(text: string, { start, end }: SourceRange, add: readonly JsonValue[]): TextEdit | undefined {
  if (!add.every((each) => typeof each === 'string' && /^[\w-]+$/.test(each))) return undefined;
  const at = start + 3 + text.slice(start + 3, end - 1).trimEnd().length;
  return { range: { start: at, end: at }, newText: `${at > start + 3 ? ' ' : ''}${add.join(' ')}` };
}
