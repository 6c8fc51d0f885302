import type { Node } from 'web-tree-sitter';
import { contentRange } from '../../scan/syntax/language.ts';
import type { TextEdit, TextRange } from '../../text/range.ts';
import type { LiteralPin, PinnedLiterals } from './types.ts';

/** Where a call may stand instead of a literal. */
export type Place =
  /** `edits` make room for it (a constant that may not be one any more); `wrap` puts the call into the type that is asked for. */
  | { readonly kind: 'call'; readonly literal: Node; readonly edits?: readonly TextEdit[]; readonly wrap?: (call: string) => string; readonly note?: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** What is called there, and the edits that bring it in. */
export type BroughtIn = { readonly callee: string; readonly edits: readonly TextEdit[] };

/** A language whose strings become `callee("alias")`. */
export type Dialect = {
  /** Node types of whole literals. */
  readonly strings: ReadonlySet<string>;
  placeOf(literal: Node, root: Node, request: LiteralPin): Place;
  bringIn(root: Node, places: readonly TextRange[], request: LiteralPin): BroughtIn;
  /** The quote of the alias's name, from the literal as written; `"` when left out. */
  quoteOf?(literal: string): string;
};

export const partOfString = 'The id is only a part of the string.';

export function refused(reason: string): Place {
  return { kind: 'refused', reason };
}

/** Rewrites the references of one file; pure. */
export function pinLiterals({ strings, placeOf, bringIn, quoteOf = () => '"' }: Dialect, root: Node, request: LiteralPin): PinnedLiterals {
  const { text, references, alias } = request;
  const places = references.map((reference) => {
    const literal = literalAt(root, reference.range, text, strings);
    return { reference, place: literal === undefined ? refused(partOfString) : placeOf(literal, root, request) };
  });
  const refusals = places.flatMap(({ reference, place }) => (place.kind === 'refused' ? [{ reference, reason: place.reason }] : []));
  const open = places.flatMap(({ reference, place }) => (place.kind === 'refused' ? [] : [{ reference, place }]));
  if (open.length === 0) return { edits: [], pinned: [], refused: refusals, notes: [] };

  const { callee, edits } = bringIn(root, open.map(({ place }) => rangeOf(place.literal)), request);
  const calls = open.map(({ place: { literal, wrap } }): TextEdit => {
    const quote = quoteOf(literal.text);
    const call = `${callee}(${quote}${alias}${quote})`;
    // `return"gpt-4o"` needs no blank; a name in its place does.
    const glued = /[\w$]/.test(text[literal.startIndex - 1] ?? '');
    return { range: rangeOf(literal), newText: `${glued ? ' ' : ''}${wrap === undefined ? call : wrap(call)}` };
  });
  const around = uniqueEdits(open.flatMap(({ place }) => place.edits ?? []));
  const notes = open.flatMap(({ place: { note } }) => (note === undefined ? [] : [`${request.path}: ${note}`]));
  return { edits: [...edits, ...around, ...calls], pinned: open.map(({ reference }) => reference), refused: refusals, notes: [...new Set(notes)] };
}

/** The literal whose whole content is the range. */
function literalAt(root: Node, { start, end }: TextRange, text: string, strings: ReadonlySet<string>): Node | undefined {
  for (let node = root.descendantForIndex(start, end - 1); node !== null; node = node.parent) {
    if (!strings.has(node.type)) continue;
    const content = contentRange(text, node.startIndex, node.endIndex);
    return content.start === start && content.end === end ? node : undefined;
  }
  return undefined;
}

/** Two constants of one declaration ask for the same edit of it. */
function uniqueEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...new Map(edits.map((edit) => [`${edit.range.start}:${edit.range.end}:${edit.newText}`, edit])).values()];
}

export function rangeOf(node: Node): TextRange {
  return { start: node.startIndex, end: node.endIndex };
}

/** Ancestors, innermost first. */
export function* ancestors(node: Node): Generator<Node> {
  for (let at = node.parent; at !== null; at = at.parent) yield at;
}

/** Names around a place, by the field that names each type of node. */
export function namesIn(root: Node, range: TextRange, nameFields: Readonly<Record<string, string>>): readonly string[] {
  const names: string[] = [];
  for (let node = root.descendantForIndex(range.start, range.end - 1); node !== null; node = node.parent) {
    const field = Object.hasOwn(nameFields, node.type) ? nameFields[node.type] : undefined;
    const name = field === undefined ? null : node.childForFieldName(field);
    if (name !== null && /^[@$#]?\w+$/.test(name.text) && !(name.startIndex <= range.start && range.end <= name.endIndex)) names.push(name.text);
  }
  return names;
}

/** Offset of the end of the line an offset is in, its line break left out. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at < 0) return text.length;
  // Some grammars count the carriage return as a part of a comment.
  return text[at - 1] === '\r' ? at - 1 : at;
}
