import type { ComparisonView, DiffPartView, FigureRow, SideName, SideView } from '../views/comparison.ts';
import { printableText } from './printableText.ts';
import { plain, type Paint } from './types.ts';

/** A comparison for a terminal: both answers, what changed, the figures, and what a reader must not miss. */
export function comparisonToText(view: ComparisonView, options: { readonly paint?: Paint } = {}): string {
  const paint = options.paint ?? plain;
  const bothAnswered = view.baseline.text !== '' && view.candidate.text !== '';
  return [
    `${paint('strong', view.title)}   ${paint('faint', printableText(view.provider))}`,
    ...(view.sampleNotice === undefined ? [] : [paint('warning', view.sampleNotice)]),
    '',
    ...sideLines('baseline', view.baseline, paint),
    ...sideLines('candidate', view.candidate, paint),
    ...(bothAnswered ? [paint('strong', 'changes'), indent(inlineDiff(view.diff, paint)), ''] : []),
    ...figureLines(view.figures, paint),
    ...(view.notices.length === 0 ? [] : ['', ...view.notices.map((notice) => printableText(notice))]),
    '',
  ].join('\n');
}

function sideLines(side: SideName, view: SideView, paint: Paint): readonly string[] {
  const model = printableText(view.alias === undefined ? view.model : `${view.alias} → ${view.model}`);
  const notes = view.notes.length === 0 ? '' : `   ${paint('faint', printableText(view.notes.join(' · ')))}`;
  return [
    `${paint('strong', side.padEnd('candidate'.length))}  ${model}${notes}`,
    ...(view.text === '' ? [] : [indent(printableText(view.text))]),
    ...(view.error === undefined ? [] : [`  ${paint('error', printableText(view.error))}`]),
    '',
  ];
}

/** Words in place, as `git diff --word-diff` marks them; long unchanged stretches are folded. */
function inlineDiff(parts: readonly DiffPartView[], paint: Paint): string {
  if (parts.every(({ kind }) => kind === 'same')) return 'none: the answers are the same';
  return parts
    .map(({ kind, text }, index) => {
      const shown = printableText(text);
      if (kind === 'removed') return paint('error', `[-${shown}-]`);
      if (kind === 'added') return paint('info', `{+${shown}+}`);
      return fold(shown, index === 0, index === parts.length - 1);
    })
    .join('');
}

const keptLines = 2;

function fold(text: string, first: boolean, last: boolean): string {
  const lines = text.split('\n');
  const before = first ? 0 : keptLines;
  const after = last ? 0 : keptLines;
  const folded = lines.length - before - after;
  if (folded < 4) return text;
  return [...lines.slice(0, before), `… ${folded} unchanged lines …`, ...lines.slice(lines.length - after)].join('\n');
}

function figureLines(figures: readonly FigureRow[], paint: Paint): readonly string[] {
  const columns = (['label', 'baseline', 'candidate', 'delta'] as const).map((key) => ({
    key,
    width: Math.max(key === 'label' ? 0 : key.length, ...figures.map((row) => row[key].length)),
  }));
  const line = (cell: (key: 'label' | 'baseline' | 'candidate' | 'delta') => string): string =>
    ` ${columns.map(({ key, width }) => (key === 'label' || key === 'delta' ? cell(key).padEnd(width) : cell(key).padStart(width))).join('   ')}`.trimEnd();
  return [paint('faint', line((key) => (key === 'label' ? '' : key))), ...figures.map((row) => line((key) => row[key]))];
}

function indent(text: string): string {
  return text.split('\n').map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
}
