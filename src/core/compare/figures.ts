import type { FigureRow } from '../views/comparison.ts';
import { formatCalls, formatChange, formatCount, formatDelta, formatMs, formatRatio, formatUsd } from '../views/format.ts';
import type { Answer, Comparison } from './types.ts';

/** A figure of one side: undefined when there is none, `estimate` when it was not measured. */
type Figure = { readonly value: number; readonly estimate: boolean } | undefined;
const none = '–';

/** The rows of the figures table. Rows that would hold nothing but zeros (cached, reasoning) are left out. */
export function figureRows(comparison: Comparison): readonly FigureRow[] {
  const { baseline, candidate, traffic } = comparison;
  const row = (id: FigureRow['id'], label: string, figure: (answer: Answer) => Figure, format: (value: number) => string, percent: boolean): FigureRow => {
    const [before, after] = [figure(baseline), figure(candidate)];
    return { id, label, baseline: show(before, format), candidate: show(after, format), delta: showDelta(before, after, format, percent) };
  };
  const someHave = (count: (answer: Answer) => number | undefined): boolean => [baseline, candidate].some((answer) => (count(answer) ?? 0) > 0);
  return [
    row('input', 'input tokens', inputTokens, formatCount, true),
    ...(someHave((answer) => answer.usage?.cachedInputTokens) ? [row('cached', 'of these cached', ofUsage('cachedInputTokens'), formatCount, false)] : []),
    row('output', 'output tokens', outputTokens, formatCount, true),
    ...(someHave((answer) => answer.usage?.reasoningTokens) ? [row('reasoning', 'of these reasoning', ofUsage('reasoningTokens'), formatCount, false)] : []),
    row('firstToken', 'first token', ({ firstTokenMs }) => measured(firstTokenMs), formatMs, false),
    row('total', 'total', ({ totalMs, firstTokenMs, status }) => (status === 'complete' || firstTokenMs !== undefined ? measured(totalMs) : undefined), formatMs, false),
    costRow('cost', 'cost', comparison, 1),
    ...(traffic === undefined ? [] : [costRow('perMonth', `cost per month at ${formatCalls(traffic.callsPerMonth)} calls`, comparison, traffic.callsPerMonth)]),
  ];
}

function costRow(id: 'cost' | 'perMonth', label: string, { baseline, candidate }: Comparison, times: number): FigureRow {
  const figure = ({ cost }: Answer): Figure => (cost.kind === 'unknown' ? undefined : { value: cost.usd * times, estimate: cost.kind === 'estimate' });
  const [before, after] = [figure(baseline), figure(candidate)];
  const answered = (answer: Answer): boolean => answer.usage !== undefined || answer.estimatedTokens !== undefined;
  const missing = (answer: Answer): string => (answered(answer) ? 'unknown' : none);
  const ratio = before === undefined || after === undefined || id === 'perMonth' ? undefined : formatRatio(before.value, after.value);
  const delta =
    before === undefined || after === undefined
      ? answered(baseline) && answered(candidate) ? 'unknown' : none
      : `${about(before, after)}${formatDelta(after.value - before.value, formatUsd)}${ratio === undefined ? '' : ` (${ratio})`}`;
  return {
    id,
    label,
    baseline: before === undefined ? missing(baseline) : show(before, formatUsd),
    candidate: after === undefined ? missing(candidate) : show(after, formatUsd),
    delta,
  };
}

function show(figure: Figure, format: (value: number) => string): string {
  return figure === undefined ? none : `${about(figure)}${format(figure.value)}`;
}

function showDelta(before: Figure, after: Figure, format: (value: number) => string, percent: boolean): string {
  if (before === undefined || after === undefined) return none;
  const manyTimes = before.value > 0 && after.value / before.value >= 10;
  const change = !percent || before.value === after.value ? undefined : manyTimes ? formatRatio(before.value, after.value) : formatChange(before.value, after.value);
  return `${about(before, after)}${formatDelta(after.value - before.value, format)}${change === undefined ? '' : ` (${change})`}`;
}

/** The mark of an estimate. */
function about(...figures: readonly Figure[]): string {
  return figures.some((figure) => figure?.estimate === true) ? '≈ ' : '';
}

function measured(value: number | undefined): Figure {
  return value === undefined ? undefined : { value, estimate: false };
}

function inputTokens({ usage, estimatedTokens }: Answer): Figure {
  if (usage !== undefined) return measured(usage.inputTokens);
  return estimatedTokens === undefined ? undefined : { value: estimatedTokens.input, estimate: true };
}

function outputTokens({ usage, estimatedTokens }: Answer): Figure {
  if (usage !== undefined) return measured(usage.outputTokens);
  return estimatedTokens === undefined ? undefined : { value: estimatedTokens.output, estimate: true };
}

function ofUsage(name: 'cachedInputTokens' | 'reasoningTokens'): (answer: Answer) => Figure {
  return ({ usage }) => measured(usage?.[name]);
}
