import { diffLines } from 'diff';

/** A line of either text; its number in each, from 1. */
export type DiffLine = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string; readonly before?: number; readonly after?: number };

const linesMs = 500;

/**
 * Line diff of two answers: `same` and `removed` lines together are `before`, `same` and `added` are `after`. Texts too different to
 * compare in time are shown as replaced.
 */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const changes = before === after ? [{ value: before, added: false, removed: false }] : diffLines(...ended(before, after), { timeout: linesMs });
  const parts = changes ?? [{ value: before, added: false, removed: true }, { value: after, added: true, removed: false }];
  const lines: DiffLine[] = [];
  let old = 1;
  let now = 1;
  for (const { value, added, removed } of parts) {
    for (const text of linesOf(value)) {
      if (removed) lines.push({ kind: 'removed', text, before: old++ });
      else if (added) lines.push({ kind: 'added', text, after: now++ });
      else lines.push({ kind: 'same', text, before: old++, after: now++ });
    }
  }
  return lines;
}

/** A last line with and without a line end is the same line to a reader. */
function ended(...texts: readonly [string, string]): [string, string] {
  const end = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
  return [end(texts[0]), end(texts[1])];
}

function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}
