/**
 * Places at which a text can be cut in two, each searched alone. No expression of a {@link Search} matches across one: a few cross line ends, but only
 * behind a sign that asks for a value, or before one.
 */

/** A value follows on the next line: `model =⏎ "…"`. */
const asks = /[:=(,]/;
/** Lines tried, and white space passed at each: beyond, a text is searched as a whole rather than looked at for long. */
const mostLines = 100;
const mostBlanks = 200;

/** The nearest cut at or before `offset`, decided by what stands before `offset` alone; 0 where there is none. */
export function cutBefore(text: string, offset: number): number {
  for (let line = startOfLine(text, offset), tried = 0; line > 0 && tried < mostLines; line = startOfLine(text, line - 1), tried++) {
    const first = nextSolid(text, line);
    if (first < offset && isCut(text, line, first)) return line;
  }
  return 0;
}

/** The nearest cut after `offset`, decided by what stands from `offset` on alone; the text's end where there is none. */
export function cutAfter(text: string, offset: number): number {
  for (let end = text.indexOf('\n', offset), tried = 0; end >= 0 && tried < mostLines; end = text.indexOf('\n', end + 1), tried++) {
    if (lastSolid(text, end) >= offset && isCut(text, end + 1, nextSolid(text, end + 1))) return end + 1;
  }
  return text.length;
}

/** Code goes on with a word, and what stands before asks for nothing. */
function isCut(text: string, line: number, first: number): boolean {
  return /\w/.test(text[first] ?? '') && !asks.test(text[lastSolid(text, line - 1)] ?? '');
}

const startOfLine = (text: string, offset: number): number => (offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1);

/** The first character from `from` on that is no white space, as far as one looks. */
function nextSolid(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < mostBlanks && /\s/.test(text[at] ?? '')) at++;
  return at;
}

/** The last one before `end`; -1 where there is none. */
function lastSolid(text: string, end: number): number {
  let at = end - 1;
  while (at >= 0 && end - at < mostBlanks && /\s/.test(text[at] ?? '')) at--;
  return at;
}
