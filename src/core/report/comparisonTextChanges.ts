import type { ComparisonView, DiffKind, DiffPartView, LineDiffView, StructureChangeView } from '../views/comparison.ts';
import { foldText } from '../views/folds.ts';
import { changeWords } from './comparisonWords.ts';
import { printableText } from './printableText.ts';
import type { Paint } from './types.ts';

/** What changed between two answers, in the way that was asked for; by structure where both are JSON and nothing was asked for. */
export function changesText(view: ComparisonView, wanted: DiffKind | undefined, paint: Paint): readonly string[] {
  const kind = wanted ?? (view.structure === undefined ? 'words' : 'structure');
  if (kind === 'structure' && view.structure === undefined) {
    return [...wordLines(view.diff, paint), paint('faint', '  by word, because not both answers are JSON')];
  }
  switch (kind) {
    case 'words': return wordLines(view.diff, paint);
    case 'lines': return lineLines(view.lines, paint);
    case 'structure': return structureLines(view.structure ?? [], paint);
  }
}

/** Words in place, as `git diff --word-diff` marks them; long unchanged stretches are folded. */
function wordLines(parts: readonly DiffPartView[], paint: Paint): readonly string[] {
  if (parts.every(({ kind }) => kind === 'same')) return ['  none: the answers are the same'];
  const text = parts
    .map(({ kind, text: piece }, index) => {
      const shown = printableText(piece);
      if (kind === 'removed') return paint('error', `[-${shown}-]`);
      if (kind === 'added') return paint('info', `{+${shown}+}`);
      return foldText(shown, index === 0, index === parts.length - 1).map((part) => (typeof part === 'string' ? part : `… ${part.count} unchanged lines …`)).join('\n');
    })
    .join('');
  return text.split('\n').map((line) => (line === '' ? '' : `  ${line}`));
}

function lineLines(diff: LineDiffView | undefined, paint: Paint): readonly string[] {
  if (diff === undefined || diff.changes.length === 0) return ['  none: the answers are the same, line by line'];
  const foldAt = new Map(diff.folds.map(({ from, count }) => [from, count]));
  const shown: string[] = [];
  for (let index = 0; index < diff.lines.length; index++) {
    const count = foldAt.get(index);
    if (count !== undefined) {
      shown.push(paint('faint', `  … ${count} unchanged lines …`));
      index += count - 1;
      continue;
    }
    const line = diff.lines[index];
    if (line === undefined) continue;
    const text = printableText(line.text);
    shown.push(line.kind === 'same' ? `    ${text}`.trimEnd() : line.kind === 'removed' ? paint('error', `  - ${text}`) : paint('info', `  + ${text}`));
  }
  return shown;
}

function structureLines(changes: readonly StructureChangeView[], paint: Paint): readonly string[] {
  if (changes.length === 0) return ['  none: the two JSON documents are equal'];
  return changes.map((change) => paint(change.kind === 'removed' ? 'error' : change.kind === 'added' ? 'info' : 'warning', `  ${printableText(changeWords(change))}`));
}
