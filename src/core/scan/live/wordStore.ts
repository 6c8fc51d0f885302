import { differenceBetween } from '../../text/difference.ts';
import type { TextRange } from '../../text/range.ts';
import { cutAfter, cutBefore } from './cuts.ts';

/**
 * A search over a text for words. What it finds is sorted, and whether it finds something depends on its own line, the line end before it and, behind
 * or before a sign that asks for a value, the line beside it: see `cuts.ts`.
 */
export type Search = { readonly id: string; readonly find: (text: string) => readonly TextRange[] };

/** What searches found in documents that are searched after each edit: only what stands around the edit is searched again. */
export interface WordStore {
  /** What `search` finds in `text`. `name` is the document's. */
  find(name: string, search: Search, text: string): readonly TextRange[];
  forget(name: string): void;
}

type Found = { readonly text: string; readonly ranges: readonly TextRange[] };

/** Keeps the words of the `most` documents used last. */
export function createWordStore(most: number): WordStore {
  const kept = new Map<string, Map<string, Found>>();
  return {
    find(name, search, text) {
      const own = kept.get(name) ?? new Map<string, Found>();
      kept.delete(name);
      kept.set(name, own);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      const before = own.get(search.id);
      const ranges = before === undefined ? search.find(text) : searchOn(before, search, text);
      own.set(search.id, { text, ranges });
      return ranges;
    },
    forget: (name) => void kept.delete(name),
  };
}

function searchOn({ text: before, ranges }: Found, { find }: Search, text: string): readonly TextRange[] {
  const difference = differenceBetween(before, text);
  if (difference === undefined) return ranges;
  const start = cutBefore(text, difference.start);
  const end = cutAfter(text, difference.afterEnd);
  const by = text.length - before.length;
  // The line end before belongs to what is searched: an expression may look back at it.
  const from = Math.max(0, start - 1);
  return [
    ...ranges.filter((range) => range.end <= start),
    ...moved(find(text.slice(from, end)), from),
    ...moved(ranges.filter((range) => range.start >= end - by), by),
  ];
}

const moved = (ranges: readonly TextRange[], by: number): readonly TextRange[] => (by === 0 ? ranges : ranges.map(({ start, end }) => ({ start: start + by, end: end + by })));
