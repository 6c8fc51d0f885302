/** A stretch of text as 0-based, half-open UTF-16 offsets: `text.slice(start, end)`. */
export type TextRange = { readonly start: number; readonly end: number };

/** Replace `range` by `newText`; an empty range inserts. */
export type TextEdit = { readonly range: TextRange; readonly newText: string };

/**
 * Applies edits that do not overlap, in any order, all ranges meaning the original text.
 * @throws RangeError when two edits overlap
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = '';
  let last = 0;
  for (const { range, newText } of sorted) {
    if (range.start < last) throw new RangeError(`Edits overlap at offset ${range.start}`);
    result += text.slice(last, range.start) + newText;
    last = range.end;
  }
  return result + text.slice(last);
}
