import { formatCount, formatDelta, formatMs, formatUsd } from '../../views/format.ts';
import type { VerdictFigureRow } from '../../views/verdict.ts';
import type { Estimate, Interval } from '../statistics/interval.ts';
import type { CostFigure, LatencyComparison, MeanComparison, RateComparison, VerdictFigures } from './types.ts';
import { percent, signedTenths } from './wording.ts';

/** The figures table; rows of what was not measured, and of flags that never rose, are left out. */
export function verdictRows(figures: VerdictFigures): readonly VerdictFigureRow[] {
  const { passRate, rates, score, latencyMs, inputTokens, outputTokens, costUsd } = figures;
  return [
    rateRow('passRate', 'pass rate', passRate),
    ...(score === undefined ? [] : [meanRow('score', 'score', score, (value) => value.toFixed(3))]),
    ...flagged('schemaViolation', 'schema violations', rates.schemaViolation),
    ...flagged('refusal', 'refusals', rates.refusal),
    ...flagged('moderation', 'moderation flags', rates.moderation),
    ...(latencyMs === undefined ? [] : latencyRows(latencyMs)),
    ...(inputTokens === undefined ? [] : [meanRow('inputTokens', 'input tokens', inputTokens, formatCount)]),
    ...(outputTokens === undefined ? [] : [meanRow('outputTokens', 'output tokens', outputTokens, formatCount)]),
    ...(costUsd === undefined
      ? []
      : [
          costRow('costPerRequest', 'cost per request', costUsd.perRequest),
          costRow('costPerSuccess', 'cost per passed answer', costUsd.perSuccess),
          costRow('costPerTask', 'cost per task with retries', costUsd.perTaskWithRetries),
          ...(costUsd.monthlyDelta === undefined ? [] : [monthRow(costUsd.monthlyDelta, costUsd.perRequest)]),
        ]),
  ];
}

function rateRow(id: string, label: string, { baseline, candidate, difference }: RateComparison): VerdictFigureRow {
  return {
    id,
    label,
    baseline: percent(baseline.estimate),
    candidate: percent(candidate.estimate),
    delta: `${signedTenths(100 * difference.estimate)} points`,
    interval: range(difference, (value) => signedTenths(100 * value)),
  };
}

function flagged(id: string, label: string, rate: RateComparison): readonly VerdictFigureRow[] {
  return rate.baseline.estimate === 0 && rate.candidate.estimate === 0 ? [] : [rateRow(id, label, rate)];
}

function meanRow(id: string, label: string, { baseline, candidate, difference }: MeanComparison, format: (value: number) => string): VerdictFigureRow {
  const delta = (value: number): string => formatDelta(value, format);
  return { id, label, baseline: format(baseline), candidate: format(candidate), delta: delta(difference.estimate), interval: range(difference, delta) };
}

function latencyRows({ baseline, candidate, p50Increase, p95Increase, p99Increase }: LatencyComparison): readonly VerdictFigureRow[] {
  const change = (share: number): string => `${formatDelta(100 * share, formatCount)} %`;
  return (['p50', 'p95', 'p99'] as const).map((name) => {
    const [before, after] = [baseline[name].estimate, candidate[name].estimate];
    const increase = { p50: p50Increase, p95: p95Increase, p99: p99Increase }[name];
    const interval = increase === undefined ? '' : range(increase, change);
    return { id: name, label: `latency ${name}`, baseline: formatMs(before), candidate: formatMs(after), delta: before > 0 ? change(after / before - 1) : formatDelta(after - before, formatMs), interval };
  });
}

function costRow(id: string, label: string, { baseline, candidate, difference }: CostFigure): VerdictFigureRow {
  const change = (value: number): string => formatDelta(value, formatUsd);
  return {
    id,
    label,
    baseline: usd(baseline.estimate),
    candidate: usd(candidate.estimate),
    delta: difference === undefined ? '' : change(difference.estimate),
    interval: difference === undefined ? '' : range(difference, change),
  };
}

function monthRow(delta: Estimate & { readonly alias: string; readonly callsPerMonth: number }, { baseline, candidate }: CostFigure): VerdictFigureRow {
  const month = (perRequest: Estimate): string => formatUsd(delta.callsPerMonth * perRequest.estimate);
  const change = (value: number): string => formatDelta(value, formatUsd);
  return { id: 'perMonth', label: `per month at ${formatCount(delta.callsPerMonth)} calls (${delta.alias})`, baseline: month(baseline), candidate: month(candidate), delta: change(delta.estimate), interval: range(delta, change) };
}

function usd(value: number): string {
  return Number.isFinite(value) ? formatUsd(value) : 'none passed';
}

/** `−2.3 … +5.3`; empty where a bound is not set. */
function range({ lower, upper }: Interval, format: (value: number) => string): string {
  return Number.isFinite(lower) && Number.isFinite(upper) ? `${format(lower)} … ${format(upper)}` : '';
}
