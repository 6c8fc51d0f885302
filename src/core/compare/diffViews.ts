import { foldLines } from '../views/folds.ts';
import type { LineDiffView, StructureChangeView } from '../views/comparison.ts';
import { lineDiff } from './lineDiff.ts';
import { printJson, readJsonAnswer } from './structure/jsonValue.ts';
import { structureDiff, type StructureChange } from './structure/structureDiff.ts';

/** Two answers by line, ready to show. */
export function toLineView(before: string, after: string): LineDiffView {
  return foldLines(lineDiff(before, after));
}

/** Two answers by structure; undefined unless both are JSON, alone or in a single code fence. */
export function toStructureView(before: string, after: string): readonly StructureChangeView[] | undefined {
  const [old, now] = [readJsonAnswer(before), readJsonAnswer(after)];
  return old === undefined || now === undefined ? undefined : structureDiff(old, now).map(toChangeView);
}

export function toChangeView(change: StructureChange): StructureChangeView {
  const { kind, path } = change;
  switch (change.kind) {
    case 'added': return { kind, path, after: printJson(change.after) };
    case 'removed': return { kind, path, before: printJson(change.before) };
    case 'changed': return { kind, path, before: printJson(change.before), after: printJson(change.after) };
    case 'moved': return { kind, path, from: change.from, after: printJson(change.value) };
  }
}
