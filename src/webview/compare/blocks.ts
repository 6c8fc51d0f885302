import type { DiffPartView } from '../../core/views/comparison.ts';

/** A part, and the number of the change it belongs to. */
export type MarkedPart = DiffPartView & { readonly change?: number };

/** A block ends at the first line end after this many UTF-16 units, */
const usualLength = 2000;
/** or here, at a space if there is one, when the line does not end. */
const longestLength = 8000;

/**
 * An answer in pieces that a browser lays out one by one: while text is added, only the last block changes, and those out of sight
 * cost nothing. Joined they are the answer.
 */
export function blocksOf(parts: readonly MarkedPart[]): readonly (readonly MarkedPart[])[] {
  const blocks: MarkedPart[][] = [];
  let block: MarkedPart[] = [];
  let length = 0;
  for (const part of parts) {
    for (let at = 0; at < part.text.length;) {
      const end = blockEnd(part.text, at, length);
      const text = part.text.slice(at, end ?? part.text.length);
      block.push(text.length === part.text.length ? part : { ...part, text });
      length += text.length;
      at += text.length;
      if (end === undefined) continue;
      blocks.push(block);
      block = [];
      length = 0;
    }
  }
  if (block.length > 0) blocks.push(block);
  return blocks;
}

/** Where the block that has `before` units ends in a text, counted from `at`; undefined when it goes on after the text. Looks no further than a block is long. */
function blockEnd(text: string, at: number, before: number): number | undefined {
  const most = at + Math.max(1, longestLength - before);
  const within = text.slice(at, most);
  const lineEnd = within.indexOf('\n', Math.max(0, usualLength - before));
  if (lineEnd !== -1) return at + lineEnd + 1;
  if (text.length < most) return undefined;
  const space = within.lastIndexOf(' ');
  if (space !== -1 && at + space > most - 200) return at + space + 1;
  // never between the halves of one character
  return /[\uD800-\uDBFF]/.test(text[most - 1] ?? '') && most - 1 > at ? most - 1 : most;
}
