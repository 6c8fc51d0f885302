import type { Node } from 'web-tree-sitter';
import type { LanguageId } from '../scan/types.ts';
import { hole, mapText, text, type Piece } from './pieces.ts';

/** What a call makes of the text it is given: fills its braces or its verbs, or takes its margin off. */
export type TextCall = { readonly kind: 'braces' | 'verbs' | 'dedent' | 'trim'; readonly values: readonly CallValue[] };
type CallValue = { readonly name?: string; readonly text: string; readonly start: number };

const braces: ReadonlySet<LanguageId> = new Set<LanguageId>(['python', 'csharp', 'rust', 'cpp']);

/** Reads a call of a text (`"…".format(x)`) or with one (`fmt.Sprintf("…", x)`); undefined for every other. */
export function textCall(call: Node, literal: Node, language: LanguageId, source: string): TextCall | undefined {
  const list = call.children.findLast((child) => child !== null && /argument|token_tree|call_suffix/.test(child.type));
  const from = source.indexOf('(', Math.max(call.startIndex, list?.startIndex ?? literal.endIndex));
  if (from < 0 || from >= call.endIndex) return undefined;
  const isReceiver = literal.endIndex <= from;
  const callee = source.slice(isReceiver ? literal.endIndex : call.startIndex, from);
  const values = splitArguments(source.slice(from + 1, call.endIndex), from + 1);
  const first = values[0];
  // a text further back is a value, not what is filled
  if (!isReceiver && (first === undefined || literal.startIndex > first.start + 24 || literal.startIndex < first.start)) return undefined;
  const name = /([A-Za-z_]\w*)!?\s*$/.exec(callee)?.[1]?.toLowerCase() ?? '';
  const others = isReceiver ? values : values.slice(1);
  if (/^(?:format|formatted|sprintf|printf|format_map|println?|errorf|fprintf)$/.test(name)) {
    return { kind: braces.has(language) && name.startsWith('format') ? 'braces' : 'verbs', values: others };
  }
  if (/^(?:dedent|trimindent|trimmargin|stripindent|cleandoc|outdent)$/.test(name)) return { kind: 'dedent', values: [] };
  return /^(?:trim|strip)$/.test(name) ? { kind: 'trim', values: [] } : undefined;
}

/** The pieces after the call. A value that is not found is an input of its own. */
export function applyTextCall(pieces: readonly Piece[], { kind, values }: TextCall, trimmed: (all: readonly Piece[]) => readonly Piece[], at: number): readonly Piece[] {
  switch (kind) {
    case 'dedent': return trimmed(pieces);
    case 'trim': return mapEnds(pieces);
    case 'braces': return fill(pieces, values, /\{\{|\}\}|\{([\w.[\]]*)(?:![rsa])?(?::[^{}]*)?\}/g, at);
    case 'verbs': return fill(pieces, values, /%%|%(?:[({](\w+)[)}]|(\d+)\$)?[-+ #0]*[\d.]*[hlL]*[a-zA-Z@]/g, at);
  }
}

function fill(pieces: readonly Piece[], values: readonly CallValue[], pattern: RegExp, at: number): readonly Piece[] {
  let next = 0;
  return mapText(pieces, (written) => {
    const found: Piece[] = [];
    let from = 0;
    for (const match of written.matchAll(pattern)) {
      found.push(text(written.slice(from, match.index)));
      from = match.index + match[0].length;
      if (match[0] === '{{' || match[0] === '}}' || match[0] === '%%') {
        found.push(text(match[0].slice(1)));
        continue;
      }
      const field = match[1] ?? '';
      const index = match[2] === undefined ? (/^\d+$/.test(field) ? Number(field) : field === '' ? next++ : undefined) : Number(match[2]) - 1;
      const value = index === undefined ? undefined : values[index];
      const start = value?.start ?? at;
      found.push(hole(index === undefined ? field : (value?.text ?? `value ${index + 1}`), { start, end: start + (value?.text.length ?? 0) }));
    }
    return [...found, text(written.slice(from))];
  });
}

function mapEnds(pieces: readonly Piece[]): readonly Piece[] {
  const last = pieces.length - 1;
  return pieces.map((piece, index) => {
    if (piece.kind === 'hole') return piece;
    const started = index === 0 ? piece.text.trimStart() : piece.text;
    return text(index === last ? started.trimEnd() : started);
  });
}

/** Arguments as written, up to the bracket that closes the call. Brackets and quotes inside of them are passed over. */
export function splitArguments(source: string, offset: number): readonly CallValue[] {
  const found: CallValue[] = [];
  let depth = 0;
  let from = 0;
  let quote = '';
  const add = (end: number): void => {
    const raw = source.slice(from, end);
    const start = offset + from + raw.length - raw.trimStart().length;
    if (raw.trim() !== '') found.push({ text: raw.trim(), start });
  };
  for (let at = 0; at < source.length; at++) {
    const char = source[at] ?? '';
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (/["'`]/.test(char)) quote = char;
    else if (/[([{]/.test(char)) depth++;
    else if (/[)\]}]/.test(char)) {
      if (depth-- === 0) {
        add(at);
        return found;
      }
    } else if (char === ',' && depth === 0) {
      add(at);
      from = at + 1;
    }
  }
  return found;
}
