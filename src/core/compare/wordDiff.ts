import { diffLines, diffWordsWithSpace, type Change } from 'diff';
import type { DiffPart } from './types.ts';

/** Texts shorter than this together are compared word by word in one go. */
const shortText = 40_000;
const wordsMs = 250;
const linesMs = 250;

/**
 * Word diff of two answers. `same` and `removed` together are exactly `before`, `same` and `added` exactly `after`.
 * Takes well under a second for any length: long texts are compared by line first and by word inside of what changed, and
 * what cannot be compared in time is shown as replaced.
 */
export function wordDiff(before: string, after: string): readonly DiffPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  if (before.length + after.length <= shortText) return joinChanges(words(before, after, wordsMs) ?? replaced(before, after));
  const lines = diffLines(before, after, { timeout: linesMs });
  return joinChanges(lines === undefined ? replaced(before, after) : refine(toParts(lines)));
}

/** Compares by word where lines were replaced by lines, as long as there is time. */
function refine(parts: readonly DiffPart[]): readonly DiffPart[] {
  const result: DiffPart[] = [];
  const end = Date.now() + wordsMs;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    const next = parts[i + 1];
    if (part === undefined) break;
    const left = end - Date.now();
    if (part.kind === 'removed' && next?.kind === 'added' && left > 0) {
      result.push(...(words(part.text, next.text, left) ?? [part, next]));
      i++;
    } else result.push(part);
  }
  return result;
}

function words(before: string, after: string, timeout: number): readonly DiffPart[] | undefined {
  const changes = diffWordsWithSpace(before, after, { timeout });
  return changes === undefined ? undefined : toParts(changes);
}

function toParts(changes: readonly Change[]): readonly DiffPart[] {
  return changes.map(({ value, added, removed }): DiffPart => ({ kind: removed ? 'removed' : added ? 'added' : 'same', text: value }));
}

function replaced(before: string, after: string): readonly DiffPart[] {
  const parts: readonly DiffPart[] = [{ kind: 'removed', text: before }, { kind: 'added', text: after }];
  return parts.filter(({ text }) => text !== '');
}

/** Changes that only blanks keep apart become one, so that a rewritten phrase reads as a phrase. */
function joinChanges(parts: readonly DiffPart[]): readonly DiffPart[] {
  const result: DiffPart[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  parts.forEach((part, index) => {
    if (part.kind === 'removed') removed += part.text;
    else if (part.kind === 'added') added += part.text;
    else if (removed !== '' && added !== '' && /^[ \t]+$/.test(part.text) && index + 1 < parts.length) {
      removed += part.text;
      added += part.text;
    } else {
      flush();
      result.push(part);
    }
  });
  flush();
  return result;
}
