import type { FigureRow } from '../views/comparison.ts';
import { formatCalls, formatChange, formatCount, formatDelta, formatMs, formatPercent, formatRatio, formatUsd } from '../views/format.ts';
import { costPartNames, type CostParts } from '../models/cost.ts';
import { cellFigures, type CellFigures, type Figure } from './cellFigures.ts';
import type { Comparison } from './types.ts';

const none = '–';
type Format = (value: number) => string;
type Sides = { readonly before: CellFigures; readonly after: CellFigures };

/** The rows of the figures table: means over repeats, with their spread. Rows that would hold nothing but zeros (cached, reasoning) are left out. */
export function figureRows(comparison: Comparison): readonly FigureRow[] {
  const sides = sidesOf(comparison);
  const { traffic } = comparison;
  const row = (id: FigureRow['id'], label: string, figure: (cell: CellFigures) => Figure | undefined, format: Format, percent: boolean): FigureRow => {
    const [before, after] = [figure(sides.before), figure(sides.after)];
    return { id, label, baseline: show(before, format), candidate: show(after, format), delta: showDelta(before, after, format, percent), ...spreadCells(before, after, format) };
  };
  const someHave = (figure: (cell: CellFigures) => Figure | undefined): boolean => [sides.before, sides.after].some((cell) => (figure(cell)?.max ?? 0) > 0);
  return [
    row('input', 'input tokens', ({ inputTokens }) => inputTokens, formatCount, true),
    ...(someHave(({ cachedInputTokens }) => cachedInputTokens) ? [row('cached', 'of these cached', ({ cachedInputTokens }) => cachedInputTokens, formatCount, false)] : []),
    row('output', 'output tokens', ({ outputTokens }) => outputTokens, formatCount, true),
    ...(someHave(({ reasoningTokens }) => reasoningTokens) ? [row('reasoning', 'of these reasoning', ({ reasoningTokens }) => reasoningTokens, formatCount, false)] : []),
    row('firstToken', 'first token', ({ firstTokenMs }) => firstTokenMs, formatMs, false),
    row('total', 'total', ({ totalMs }) => totalMs, formatMs, false),
    costRow('cost', 'cost', sides, 1),
    ...(traffic === undefined ? [] : [costRow('perMonth', `cost per month at ${formatCalls(traffic.callsPerMonth)} calls`, sides, traffic.callsPerMonth)]),
    ...(comparison.runs > 1 ? [agreementRow(sides, comparison.runs)] : []),
  ];
}

const partLabels: Readonly<Record<keyof CostParts, string>> = {
  input: 'input', cachedInput: 'cached input', cacheWrite: 'cache write', output: 'output', ofOutputReasoning: 'of output: reasoning', other: 'fees',
};

/** What the mean cost is made of; parts that are nothing on both sides are left out, and all when a price is unknown. */
export function costRows(comparison: Comparison): readonly FigureRow[] {
  const parts = Object.values(sidesOf(comparison)).map(({ cost }) => (cost === undefined || cost.kind === 'unknown' ? undefined : cost.parts));
  const [before, after] = parts;
  if (before === undefined && after === undefined) return [];
  return costPartNames.flatMap((name) => {
    const [from, to] = [before?.[name], after?.[name]];
    if ((from ?? 0) === 0 && (to ?? 0) === 0) return [];
    const one = (usd: number | undefined): string => (usd === undefined ? 'unknown' : formatUsd(usd));
    return [{ id: name, label: partLabels[name], baseline: one(from), candidate: one(to), delta: from === undefined || to === undefined ? 'unknown' : formatDelta(to - from, formatUsd) }];
  });
}

function sidesOf({ cells }: Comparison): Sides {
  const [first, last] = [cells[0], cells.at(-1)];
  if (first === undefined || last === undefined) throw new Error('A comparison has at least one cell.');
  return { before: cellFigures(first), after: cellFigures(last) };
}

function costRow(id: 'cost' | 'perMonth', label: string, { before, after }: Sides, times: number): FigureRow {
  const figure = ({ costUsd }: CellFigures): Figure | undefined => costUsd && scaled(costUsd, times);
  const [from, to] = [figure(before), figure(after)];
  const answered = (cell: CellFigures): boolean => cell.inputTokens !== undefined;
  const missing = (cell: CellFigures): string => (answered(cell) ? 'unknown' : none);
  const ratio = from === undefined || to === undefined || id === 'perMonth' ? undefined : formatRatio(from.mean, to.mean);
  const delta =
    from === undefined || to === undefined
      ? answered(before) && answered(after) ? 'unknown' : none
      : `${about(from, to)}${formatDelta(to.mean - from.mean, formatUsd)}${ratio === undefined ? '' : ` (${ratio})`}`;
  return {
    id,
    label,
    baseline: from === undefined ? missing(before) : show(from, formatUsd),
    candidate: to === undefined ? missing(after) : show(to, formatUsd),
    delta,
    ...(id === 'cost' ? spreadCells(from, to, formatUsd) : {}),
  };
}

function agreementRow({ before, after }: Sides, runs: number): FigureRow {
  const share = ({ agreement }: CellFigures): string => (agreement === undefined ? none : formatPercent(agreement));
  const change = before.agreement === undefined || after.agreement === undefined ? none : `${formatDelta(Math.round((after.agreement - before.agreement) * 100), formatCount)} points`;
  return { id: 'agreement', label: `agreement of ${runs} runs`, baseline: share(before), candidate: share(after), delta: change };
}

/** `310–520, sd 90` beside a mean; nothing where all values are written alike. */
function spreadCells(before: Figure | undefined, after: Figure | undefined, format: Format): Pick<FigureRow, 'spread'> {
  // the mean beside it has the unit
  const short = format === formatMs ? formatCount : format;
  const range = (figure: Figure | undefined): string => {
    if (figure === undefined) return '';
    const [least, most] = [short(figure.min), short(figure.max)];
    return least === most ? '' : `${least}–${most}, sd ${short(figure.sd)}`;
  };
  const spread = { baseline: range(before), candidate: range(after) };
  return spread.baseline === '' && spread.candidate === '' ? {} : { spread };
}

function scaled(figure: Figure, by: number): Figure {
  return { ...figure, mean: figure.mean * by, min: figure.min * by, max: figure.max * by, sd: figure.sd * by };
}

function show(figure: Figure | undefined, format: Format): string {
  return figure === undefined ? none : `${about(figure)}${format(figure.mean)}`;
}

function showDelta(before: Figure | undefined, after: Figure | undefined, format: Format, percent: boolean): string {
  if (before === undefined || after === undefined) return none;
  const manyTimes = before.mean > 0 && after.mean / before.mean >= 10;
  const change = !percent || before.mean === after.mean ? undefined : manyTimes ? formatRatio(before.mean, after.mean) : formatChange(before.mean, after.mean);
  return `${about(before, after)}${formatDelta(after.mean - before.mean, format)}${change === undefined ? '' : ` (${change})`}`;
}

/** The mark of an estimate. */
function about(...figures: readonly Figure[]): string {
  return figures.some(({ estimate }) => estimate) ? '≈ ' : '';
}
