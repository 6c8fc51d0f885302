import type { DiffLineView, DiffPartView, Fold, LineDiffView } from './comparison.ts';

/** Lines kept beside a change. */
const context = 3;
/** Fewer than this are not worth hiding. */
const fewest = 4;

/** Where lines can be folded and where changes begin. */
export function foldLines(lines: readonly DiffLineView[]): LineDiffView {
  const folds: Fold[] = [];
  const changes: number[] = [];
  let start = 0;
  const close = (end: number): void => {
    const from = start === 0 ? 0 : start + context;
    const count = (end === lines.length ? end : end - context) - from;
    if (count >= fewest && !(from === 0 && end === lines.length)) folds.push({ from, count });
  };
  lines.forEach(({ kind }, index) => {
    if (kind === 'same') {
      if (lines[index - 1] !== undefined && lines[index - 1]?.kind !== 'same') start = index;
      return;
    }
    if (lines[index - 1]?.kind === 'same' || index === 0) {
      close(index);
      changes.push(index);
    }
  });
  if (lines.at(-1)?.kind === 'same') close(lines.length);
  return { lines, folds, changes };
}

/** Indexes of the parts where a change begins: a removal and what took its place are one. */
export function changeStarts(parts: readonly DiffPartView[]): readonly number[] {
  return parts.flatMap(({ kind }, index) => (kind !== 'same' && (parts[index - 1]?.kind ?? 'same') === 'same' ? [index] : []));
}

/**
 * A stretch of unchanged text with its middle folded: texts to show, and how many lines are left out between them. `first` and
 * `last` say that it begins or ends the answer, where nothing need be kept beside a change.
 */
export function foldText(text: string, first: boolean, last: boolean): readonly (string | { readonly count: number })[] {
  const lines = text.split('\n');
  const before = first ? 0 : keptText;
  const after = last ? 0 : keptText;
  const count = lines.length - before - after;
  if (count < fewest) return [text];
  return [...(first ? [] : [lines.slice(0, before).join('\n')]), { count }, ...(last ? [] : [lines.slice(lines.length - after).join('\n')])];
}

/** Lines of unchanged text kept beside a change of words. */
const keptText = 2;
