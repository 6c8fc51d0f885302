import type { SourceRange } from '../schemaNode.ts';
import type { CodeNotation } from './codeNotation.ts';

/** A member of a literal, from its first character to where its separator would stand; `next` is behind the separator. */
export type CodeMemberRange = SourceRange & { readonly next: number; readonly hasComma: boolean };

/**
 * The end of the member whose value ends at `from`: what may follow a value (`as const`, a closing parenthesis) belongs to it.
 * `end` is the offset of the closing bracket.
 */
export function memberRange(text: string, start: number, from: number, end: number, notation: CodeNotation): CodeMemberRange | undefined {
  let last = from;
  let depth = 0;
  for (let at = from; at < end;) {
    const skipped = skip(text, at, notation);
    if (skipped > at) {
      if (/["'`]/.test(text[at] ?? '')) last = skipped;
      at = skipped;
      continue;
    }
    const char = text[at] ?? '';
    if (char === ',' && depth === 0) return { start, end: last, next: at + 1, hasComma: true };
    if ('([{'.includes(char)) depth++;
    // The bracket of a value in parentheses may close what opened before it.
    if (')]}'.includes(char) && depth > 0) depth--;
    if (/\S/.test(char)) last = at + 1;
    at++;
  }
  return depth === 0 ? { start, end: last, next: last, hasComma: false } : undefined;
}

/** Behind the comment or text that starts at an offset; the offset itself where none does. */
function skip(text: string, at: number, { lineComment, blockComments }: CodeNotation): number {
  if (text.startsWith(lineComment, at)) return lineEnd(text, at);
  if (blockComments && text.startsWith('/*', at)) return behind(text, text.indexOf('*/', at + 2), 2);
  const quote = /["'`]/.test(text[at] ?? '') ? text[at] : undefined;
  if (quote === undefined) return at;
  const three = quote.repeat(3);
  if (quote !== '`' && lineComment === '#' && text.startsWith(three, at)) return behind(text, text.indexOf(three, at + 3), 3);
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote) return i + 1;
  }
  return text.length;
}

const behind = (text: string, found: number, length: number): number => (found < 0 ? text.length : found + length);

export function lineEnd(text: string, at: number): number {
  const end = text.slice(at).search(/[\r\n]/);
  return end < 0 ? text.length : at + end;
}
