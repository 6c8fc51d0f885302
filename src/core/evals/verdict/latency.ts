import type { CaseOutcome } from '../outcome.ts';
import type { Estimate } from '../statistics/interval.ts';
import { quantileCorrelation, quantileEstimate, relativeIncrease } from '../statistics/quantiles.ts';
import type { LatencyComparison, LatencyQuantiles } from './types.ts';

/** Quantiles over all answers, not over cases' means: averaging would hide the slow ones. `every`: the increase of each, not of the p95 alone. Undefined without cases. */
export function compareLatency(cases: readonly CaseOutcome[], confidence: number, { every = false } = {}): LatencyComparison | undefined {
  const side = (name: 'baseline' | 'candidate'): LatencyQuantiles | undefined => {
    const groups = cases.map((outcome) => outcome[name].map(({ latencyMs }) => latencyMs));
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((p) => quantileEstimate(groups, p, confidence));
    return p50 === undefined || p95 === undefined || p99 === undefined ? undefined : { p50, p95, p99 };
  };
  const [baseline, candidate] = [side('baseline'), side('candidate')];
  if (baseline === undefined || candidate === undefined) return undefined;
  const pairs = cases.map((outcome) => ({ before: outcome.baseline.map(({ latencyMs }) => latencyMs), after: outcome.candidate.map(({ latencyMs }) => latencyMs) }));
  const increase = (name: keyof LatencyQuantiles): Estimate | undefined => relativeIncrease(baseline[name], candidate[name], quantileCorrelation(pairs, baseline[name].estimate, candidate[name].estimate));
  const [p50Increase, p95Increase, p99Increase] = [every ? increase('p50') : undefined, increase('p95'), every ? increase('p99') : undefined];
  return { baseline, candidate, ...(p95Increase === undefined ? {} : { p95Increase }), ...(p50Increase === undefined ? {} : { p50Increase }), ...(p99Increase === undefined ? {} : { p99Increase }) };
}
