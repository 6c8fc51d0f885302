import type { Node } from 'jsonc-parser';
import type { TextRange } from '../../text/range.ts';
import { jsonTokens } from '../jsonTokens.ts';

type JsonParser = typeof import('jsonc-parser');

/** What to delete so that a property is gone and the rest stays JSON: comments, indentation and the other properties are kept. */
export function removalOf(text: string, property: Node, json: JsonParser): readonly TextRange[] {
  const siblings = property.parent?.children ?? [];
  const before = siblings[siblings.indexOf(property) - 1];
  const start = property.offset;
  const end = property.offset + property.length;
  const comma = nextComma(text, end, json);
  const lineStart = start - indentBefore(text, start);
  const ownLine = lineStart === 0 || /[\r\n]/.test(text[lineStart - 1] ?? '');
  const stop = comma === undefined ? end : comma.end;
  const after = /^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(stop))?.[0].length;
  // A comment between the value and its comma stays, and so does what follows in the same line.
  const whole: TextRange[] = comma === undefined || /^\s*$/.test(text.slice(end, comma.start)) ? [{ start, end: stop }] : [{ start, end }, comma];
  const lead = comma !== undefined || before === undefined ? undefined : nextComma(text, before.offset + before.length, json);
  const widened = whole.length > 1 ? whole
    : ownLine && after !== undefined ? [{ start: lineStart, end: stop + after }]
    : comma === undefined ? [{ start: lineStart, end: stop }]
    : [{ start, end: stop + (/^[ \t]*/.exec(text.slice(stop))?.[0].length ?? 0) }];
  return lead === undefined ? widened : merged([lead, ...widened]);
}

/** The comma behind a value, before any other token. */
function nextComma(text: string, from: number, json: JsonParser): TextRange | undefined {
  const scanner = json.createScanner(text, false);
  scanner.setPosition(from);
  for (let token: number = scanner.scan(); ; token = scanner.scan()) {
    const start = scanner.getTokenOffset();
    if (token === jsonTokens.comma) return { start, end: start + 1 };
    if (token !== jsonTokens.trivia && token !== jsonTokens.lineBreak && token !== jsonTokens.lineComment && token !== jsonTokens.blockComment) return undefined;
  }
}

function indentBefore(text: string, offset: number): number {
  return /[ \t]*$/.exec(text.slice(0, offset))?.[0].length ?? 0;
}

function merged(ranges: readonly TextRange[]): readonly TextRange[] {
  const [first, second, ...rest] = ranges;
  return first !== undefined && second !== undefined && first.end >= second.start ? [{ start: first.start, end: second.end }, ...rest] : ranges;
}
