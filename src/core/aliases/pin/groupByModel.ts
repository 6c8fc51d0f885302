import type { ModelReference } from '../../scan/types.ts';
import { sameModel } from '../../scan/snapshotEdit.ts';

/** References that one alias can stand for. `text` is how the first of them writes the model. */
export type ModelGroup = { readonly text: string; readonly references: readonly ModelReference[] };

/** What "Pin all" can put behind an alias: ids that select a model, one group a model asked of one service; the largest group first. */
export function groupByModel(references: readonly ModelReference[]): readonly ModelGroup[] {
  const groups: { readonly first: ModelReference; readonly all: ModelReference[] }[] = [];
  for (const reference of references) {
    if (reference.role !== 'usage' || reference.alias !== undefined) continue;
    const group = groups.find(({ first }) => sameModel(first.identity, reference.identity));
    if (group === undefined) groups.push({ first: reference, all: [reference] });
    else group.all.push(reference);
  }
  return groups.toSorted((a, b) => b.all.length - a.all.length).map(({ first, all }) => ({ text: first.text, references: all }));
}
