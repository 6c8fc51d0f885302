import { tokenize } from '@huggingface/jinja';
import type { TextRange } from '../../../text/range.ts';

export type Token = ReturnType<typeof tokenize>[number];
/** A token of the library with the place it was read from, which the library does not say. */
export type PlacedToken = { readonly token: Token; readonly range: TextRange };

/**
 * Tokens of a template as Jinja reads it by default (blocks keep the line breaks after them), each with its place.
 * @throws SyntaxError of the library
 */
export function placedTokens(template: string): readonly PlacedToken[] {
  let cursor = 0;
  return tokenize(template).map((token) => {
    const range = placeOf(token, template, cursor);
    cursor = range.end;
    return { token, range };
  });
}

/** Tokens come in the order of the text: only white space, and the `-` that strips it, stands between two. */
function placeOf({ type, value }: Token, template: string, from: number): TextRange {
  if (type === 'Comment') {
    const start = template.indexOf('{#', from);
    const end = template.indexOf('#}', start);
    return { start, end: end < 0 ? template.length : end + 2 };
  }
  if (type === 'StringLiteral') return quoted(template, from);
  const found = template.indexOf(value, from);
  const start = found < 0 ? from : found;
  const end = start + value.length;
  const opens = type === 'OpenStatement' || type === 'OpenExpression';
  return { start, end: opens && template[end] === '-' ? end + 1 : end };
}

/** Its value has escapes resolved, so its length says nothing. */
function quoted(template: string, from: number): TextRange {
  let start = from;
  while (start < template.length && template[start] !== '"' && template[start] !== '\'') start++;
  const quote = template[start];
  let end = start + 1;
  while (end < template.length && template[end] !== quote) end += template[end] === '\\' ? 2 : 1;
  return { start, end: Math.min(end + 1, template.length) };
}
