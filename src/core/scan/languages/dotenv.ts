import { dataSurroundings, touches, type Analyzer } from '../analyzer.ts';
import { readLiteral } from '../literal.ts';
import { readProse } from '../prose.ts';
import type { TextRange } from '../../text/range.ts';
import type { ModelReference } from '../types.ts';

type Token =
  | { readonly kind: 'comment'; readonly range: TextRange }
  | { readonly kind: 'value'; readonly name: string; readonly range: TextRange };

/** `.env` files. */
export const dotenv: Analyzer = (document, seeds) => {
  const { text, path } = document;
  const around = dataSurroundings(path);
  const references: ModelReference[] = [];
  for (const token of tokensOf(text)) {
    const { start, end } = token.range;
    if (!touches(seeds, start, end)) continue;
    if (token.kind === 'comment') references.push(...readProse(text.slice(start, end), start, 'mention'));
    else references.push(...readLiteral({ content: token.range, holes: [], context: () => [{ kind: 'assigned', name: token.name, declares: false }] }, text, around));
  }
  return Promise.resolve({ references });
};

/**
 * Comments and values. As dotenv and shells read them: `export` is optional, a quoted value may span lines,
 * an unquoted one ends at white space followed by `#`, a `#` inside a word belongs to it.
 */
export function* tokensOf(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const line = text.slice(at, lineEnd);
    const comment = /^\s*#/.exec(line);
    if (comment !== null) yield { kind: 'comment', range: { start: at + comment[0].length - 1, end: lineEnd } };
    const assignment = comment === null ? /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*[=:][^\S\r\n]*/.exec(line) : null;
    if (assignment === null) {
      at = nextLine(text, lineEnd);
      continue;
    }
    const name = assignment[1] ?? '';
    const start = at + assignment[0].length;
    const quote = text[start];
    const close = quote === '"' || quote === "'" || quote === '`' ? closingQuote(text, start, quote) : -1;
    const end = close >= 0 ? close + 1 : start + unquotedLength(text.slice(start, lineEnd));
    yield { kind: 'value', name, range: close >= 0 ? { start: start + 1, end: close } : { start, end } };
    const rest = endOfLine(text, end);
    const trailing = /^\s*#/.exec(text.slice(end, rest));
    if (trailing !== null) yield { kind: 'comment', range: { start: end + trailing[0].length - 1, end: rest } };
    at = nextLine(text, rest);
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  const stop = end < 0 ? text.length : end;
  return text[stop - 1] === '\r' && stop > from ? stop - 1 : stop;
}

function nextLine(text: string, lineEnd: number): number {
  const end = text.indexOf('\n', lineEnd);
  return end < 0 ? text.length : end + 1;
}

/** Offset of the quote that closes the one at `start`, or -1; only double quotes know escapes. */
function closingQuote(text: string, start: number, quote: string): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\' && quote === '"') i++;
    else if (text[i] === quote) return i;
  }
  return -1;
}

function unquotedLength(rest: string): number {
  const comment = rest.search(/(?:^|\s)#/);
  return (comment < 0 ? rest : rest.slice(0, comment)).trimEnd().length;
}
