import type { TextEdit } from '../../text/range.ts';
import type { SourceRange } from '../schemaNode.ts';

/**
 * Takes members out of a bracketed list whose members are separated by commas: each goes with the comma and the white space
 * up to the next member, the last ones with the comma before them. Comments on lines of their own stay.
 */
export function removalEdits(text: string, container: SourceRange, parts: readonly SourceRange[], removed: ReadonlySet<SourceRange>): readonly TextEdit[] {
  if (removed.size === 0) return [];
  const lastKept = parts.findLastIndex((part) => !removed.has(part));
  if (lastKept < 0) return [{ range: { start: container.start + 1, end: container.end - 1 }, newText: '' }];
  return parts.flatMap((part, i) => {
    if (!removed.has(part)) return [];
    const beside = parts[i < lastKept ? i + 1 : i - 1];
    if (beside === undefined) return [];
    return i < lastKept ? [withNext(text, part, beside)] : withPrevious(text, part, beside);
  });
}

/** Up to the next member, or to the end of the line where a comment stands before that one: it is the next member's. */
function withNext(text: string, part: SourceRange, next: SourceRange): TextEdit {
  const between = text.slice(part.end, next.start);
  const comma = commaIn(between);
  const after = between.slice(comma + 1);
  const own = /\/[/*]/.test(after) ? /^[^\r\n]*(?:\r\n|\n|\r)[ \t]*/.exec(after)?.[0].length ?? 0 : after.length;
  return { range: { start: part.start, end: part.end + comma + 1 + own }, newText: '' };
}

function withPrevious(text: string, part: SourceRange, previous: SourceRange): readonly TextEdit[] {
  const between = text.slice(previous.end, part.start);
  if (!/\/[/*]/.test(between)) return [{ range: { start: previous.end, end: part.end }, newText: '' }];
  const comma = previous.end + commaIn(between);
  return [{ range: { start: comma, end: comma + 1 }, newText: '' }, { range: part, newText: '' }];
}

/** Where the separating comma is: not one inside a comment. */
function commaIn(between: string): number {
  const blank = between.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\r\n]*/g, (comment) => ' '.repeat(comment.length));
  return Math.max(0, blank.indexOf(','));
}
