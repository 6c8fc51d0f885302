import type { ComparisonView, DiffKind, FigureRow, GridCellView } from '../views/comparison.ts';
import { changesText } from './comparisonTextChanges.ts';
import { sidesText } from './comparisonTextSides.ts';
import { printableText } from './printableText.ts';
import { padText, textWidth } from './textColumns.ts';
import { plain, type Paint } from './types.ts';

export type ComparisonTextOptions = {
  readonly paint?: Paint;
  /** Of the terminal; 80 when left out. From 120 on the answers stand side by side. */
  readonly columns?: number;
  /** By structure where both answers are JSON, else by word, when left out. */
  readonly diff?: DiffKind | undefined;
};

/** A comparison for a terminal: both answers, what changed, the figures, and what a reader must not miss. */
export function comparisonToText(view: ComparisonView, options: ComparisonTextOptions = {}): string {
  const paint = options.paint ?? plain;
  const bothAnswered = view.baseline.text !== '' && view.candidate.text !== '';
  return [
    `${paint('strong', printableText(view.title))}   ${paint('faint', printableText(view.provider))}`,
    ...(view.sampleNotice === undefined ? [] : [paint('warning', view.sampleNotice)]),
    '',
    ...sidesText(view, paint, options.columns ?? 80),
    ...betweenLines(view.grid ?? [], paint),
    ...(bothAnswered ? [paint('strong', 'changes'), ...changesText(view, options.diff, paint), ''] : []),
    ...tableText(figureTable(view.figures, view.costs ?? []), paint),
    ...(view.grid === undefined ? [] : ['', ...tableText(gridTable(view.grid), paint)]),
    ...(view.spent === undefined || (view.runs ?? 1) * (view.grid?.length ?? 2) <= 2 ? [] : ['', view.spent]),
    ...(view.notices.length === 0 ? [] : ['', ...view.notices.map((notice) => printableText(notice))]),
    '',
  ].join('\n');
}

/** The first answers of a grid's other cells. */
function betweenLines(grid: readonly GridCellView[], paint: Paint): readonly string[] {
  return grid.filter(({ side }) => side === undefined).flatMap(({ version, model, text, error }) => [
    paint('strong', printableText(`${version} on ${model}`)),
    ...[text, error ?? ''].filter((part) => part !== '').map((part) => printableText(part).replaceAll(/^(?=.)/gm, '  ')),
    '',
  ]);
}

/** Deltas are read from their start; the other figures from their end. */
function figureTable(figures: readonly FigureRow[], costs: readonly FigureRow[]): readonly (readonly string[])[] {
  const width = Math.max('delta'.length, ...[...figures, ...costs].map(({ delta }) => delta.length));
  const row = ({ label, baseline, candidate, delta }: FigureRow): readonly string[] => [label, baseline, candidate, delta.padEnd(width)];
  const rows = figures.flatMap((figure) => [
    row(figure),
    ...(figure.spread === undefined ? [] : [['  range', figure.spread.baseline, figure.spread.candidate, ' '.repeat(width)]]),
    ...(figure.id === 'cost' ? costs.map((cost) => row({ ...cost, label: `  ${cost.label}` })) : []),
  ]);
  return [['', 'baseline', 'candidate', 'delta'.padEnd(width)], ...rows];
}

function gridTable(grid: readonly GridCellView[]): readonly (readonly string[])[] {
  const agreement = grid.some((cell) => cell.agreement !== undefined);
  return [
    ['version and model', 'output', 'total', 'cost', ...(agreement ? ['agreement'] : [])],
    ...grid.map((cell) => [printableText(`${cell.version} on ${cell.model}${cell.side === undefined ? '' : ` (${cell.side})`}${cell.status === 'complete' ? '' : ` ${cell.status}`}`), cell.output, cell.total, cell.cost, ...(agreement ? [cell.agreement ?? '–'] : [])]),
  ];
}

/** A table of plain texts, first column to the left, the others to the right. */
function tableText(rows: readonly (readonly string[])[], paint: Paint): readonly string[] {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => textWidth(row[column] ?? ''))));
  const line = (row: readonly string[]): string => ` ${row.map((cell, column) => (column === 0 ? padText(cell, widths[column] ?? 0) : ' '.repeat(Math.max(0, (widths[column] ?? 0) - textWidth(cell))) + cell)).join('   ')}`.trimEnd();
  return rows.map((row, index) => (index === 0 ? paint('faint', line(row)) : line(row)));
}
