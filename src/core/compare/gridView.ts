import type { GridCellView } from '../views/comparison.ts';
import { formatCount, formatMs, formatPercent, formatUsd } from '../views/format.ts';
import { cellFigures, type Figure } from './cellFigures.ts';
import type { Comparison } from './types.ts';

/** Every cell of a comparison of more than two; undefined where the two sides are all there is. */
export function toGridView({ cells }: Comparison): readonly GridCellView[] | undefined {
  if (cells.length <= 2) return undefined;
  return cells.map((cell, index): GridCellView => {
    const figures = cellFigures(cell);
    const answer = cell.answers[0];
    const show = (figure: Figure | undefined, format: (value: number) => string): string => (figure === undefined ? '–' : `${figure.estimate ? '≈ ' : ''}${format(figure.mean)}`);
    return {
      version: cell.prompt.version ?? cell.prompt.name,
      model: cell.model.model,
      ...(index === 0 ? { side: 'baseline' } : index === cells.length - 1 ? { side: 'candidate' } : {}),
      text: answer?.text ?? '',
      status: answer?.status ?? 'idle',
      ...(answer?.error === undefined ? {} : { error: answer.error }),
      output: show(figures.outputTokens, formatCount),
      total: show(figures.totalMs, formatMs),
      cost: figures.costUsd === undefined && figures.inputTokens !== undefined ? 'unknown' : show(figures.costUsd, formatUsd),
      ...(figures.agreement === undefined ? {} : { agreement: formatPercent(figures.agreement) }),
    };
  });
}
