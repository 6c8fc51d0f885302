import type { Estimate } from '../statistics/interval.ts';
import type { CaseMeans, MeanStatistic, Measure } from './means.ts';
import type { CostComparison, CostFigure, VerdictOptions } from './types.ts';

/** What the answers cost, and what one that passed costs. Undefined where a price is unknown. */
export function compareCosts(means: CaseMeans, traffic: VerdictOptions['traffic']): CostComparison | undefined {
  if (means.values('cost') === undefined) return undefined;
  const figure = (of: (mean: (measure: Measure) => number) => number): CostFigure => {
    const side = (name: 'baseline' | 'candidate', mean: Parameters<MeanStatistic>[0]): number => of((measure) => mean(measure, name));
    const difference = means.estimate((mean) => side('candidate', mean) - side('baseline', mean));
    return {
      baseline: means.estimate((mean) => side('baseline', mean)),
      candidate: means.estimate((mean) => side('candidate', mean)),
      ...(Number.isFinite(difference.estimate) ? { difference } : {}),
    };
  };
  const increase = meanIncrease(means);
  return {
    perRequest: figure((mean) => mean('cost')),
    ...(increase === undefined ? {} : { increase }),
    perSuccess: figure((mean) => perSuccess(mean('cost'), mean('passed'))),
    perTaskWithRetries: figure((mean) => perSuccess(mean('cost') + mean('retryCost'), mean('passed'))),
    ...(traffic === undefined
      ? {}
      : { monthlyDelta: { ...traffic, ...means.estimate((mean) => traffic.callsPerMonth * (mean('cost', 'candidate') - mean('cost', 'baseline'))) } }),
  };
}

/** By how much the candidate's mean cost is above the baseline's, as a share of it. Undefined where a price is unknown or the baseline is free. */
export function meanIncrease(means: CaseMeans): Estimate | undefined {
  const free = means.values('cost')?.baseline.every((value) => value === 0) ?? true;
  return free ? undefined : means.estimate((mean) => mean('cost', 'candidate') / mean('cost', 'baseline') - 1);
}

function perSuccess(cost: number, passed: number): number {
  return passed > 0 ? cost / passed : Number.POSITIVE_INFINITY;
}
