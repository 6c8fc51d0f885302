import type { Edit, Parser, Point, Tree } from 'web-tree-sitter';
import { differenceBetween } from '../../text/difference.ts';

/**
 * Trees of documents that are parsed again and again, by a name of the caller's. Trees live in the parser's memory, which
 * nobody collects: what is kept must be forgotten or cleared.
 */
export interface TreeStore {
  /**
   * The tree last kept under a name, told where `text` differs from the text asked for before; undefined when there is none by this
   * parser. `isWhole`: it is the tree of this very text, and need not be parsed on from. The store goes on owning it.
   */
  edited(name: string, parser: Parser, text: string): { readonly tree: Tree; readonly isWhole: boolean } | undefined;
  /** Keeps a copy of a tree in place of the one before, which is freed. */
  keep(name: string, parser: Parser, text: string, tree: Tree): void;
  /**
   * True where the last tree of a name has errors and came from one that had errors as well: how the parser mends broken code depends on what it
   * starts from, so a parse from the beginning may come to another end. Good enough while somebody types; forget it when they pause.
   */
  isRough(name: string): boolean;
  forget(name: string): void;
  clear(): void;
  /** Lets go of every tree without freeing it: their parser is gone. */
  abandon(): void;
}

/** All that a tree reads of an edit; the class belongs to one parser instance. */
type TextEdit = Omit<Edit, 'editPoint' | 'editRange'>;

type Kept = { readonly parser: Parser; text: string; readonly tree: Tree; isWhole: boolean; readonly isBroken: boolean; readonly isRough: boolean };

/** Keeps the trees of the `most` documents used last. */
export function createTreeStore(most: number): TreeStore {
  const kept = new Map<string, Kept>();

  const forget = (name: string): void => {
    kept.get(name)?.tree.delete();
    kept.delete(name);
  };

  return {
    edited(name, parser, text) {
      const entry = kept.get(name);
      // The nodes of one loaded grammar mean nothing to another, nor to the same one loaded twice.
      if (entry?.parser !== parser) return undefined;
      const edit = editBetween(entry.text, text);
      kept.delete(name);
      kept.set(name, entry);
      if (edit === undefined) return entry;
      entry.tree.edit(edit as Edit);
      // From here on the tree stands for this text, even if its parse is given up.
      entry.text = text;
      entry.isWhole = false;
      return entry;
    },
    keep(name, parser, text, tree) {
      const isBroken = tree.rootNode.hasError;
      const before = kept.get(name);
      const isRough = isBroken && before?.parser === parser && before.isBroken;
      forget(name);
      kept.set(name, { parser, text, tree: tree.copy(), isWhole: true, isBroken, isRough });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) forget(oldest);
    },
    isRough: (name) => kept.get(name)?.isRough === true,
    forget,
    clear() {
      for (const name of kept.keys()) forget(name);
    },
    abandon: () => kept.clear(),
  };
}

/** The one edit that makes `after` of `before`, as a tree is told of it. */
export function editBetween(before: string, after: string): TextEdit | undefined {
  const difference = differenceBetween(before, after);
  if (difference === undefined) return undefined;
  let { start, beforeEnd: oldEnd, afterEnd: newEnd } = difference;
  // A character of two units is one place for the parser.
  if (isLowSurrogate(before, start) || isLowSurrogate(after, start)) start = Math.max(0, start - 1);
  if (oldEnd < before.length && (isLowSurrogate(before, oldEnd) || isLowSurrogate(after, newEnd))) [oldEnd, newEnd] = [oldEnd + 1, newEnd + 1];
  const startPosition = pointAt(before, start);
  return {
    startIndex: start, oldEndIndex: oldEnd, newEndIndex: newEnd,
    startPosition, oldEndPosition: pointAt(before, oldEnd, startPosition, start), newEndPosition: pointAt(after, newEnd, startPosition, start),
  };
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Row and column in UTF-16 units, counted on from a place known. The parser knows no line ends but `\n`. */
function pointAt(text: string, offset: number, known: Point = { row: 0, column: 0 }, from = 0): Point {
  let { row } = known;
  let lineStart = from - known.column;
  for (let at = text.indexOf('\n', from); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    row++;
    lineStart = at + 1;
  }
  return { row, column: offset - lineStart };
}
