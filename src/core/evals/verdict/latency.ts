import type { CaseOutcome } from '../outcome.ts';
import { quantileCorrelation, quantileEstimate, relativeIncrease } from '../statistics/quantiles.ts';
import type { LatencyComparison, LatencyQuantiles } from './types.ts';

/** Quantiles over all answers, not over cases' means: averaging would hide the slow ones. Undefined without cases. */
export function compareLatency(cases: readonly CaseOutcome[], confidence: number): LatencyComparison | undefined {
  const side = (name: 'baseline' | 'candidate'): LatencyQuantiles | undefined => {
    const groups = cases.map((outcome) => outcome[name].map(({ latencyMs }) => latencyMs));
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((p) => quantileEstimate(groups, p, confidence));
    return p50 === undefined || p95 === undefined || p99 === undefined ? undefined : { p50, p95, p99 };
  };
  const [baseline, candidate] = [side('baseline'), side('candidate')];
  if (baseline === undefined || candidate === undefined) return undefined;
  const pairs = cases.map((outcome) => ({ before: outcome.baseline.map(({ latencyMs }) => latencyMs), after: outcome.candidate.map(({ latencyMs }) => latencyMs) }));
  const together = quantileCorrelation(pairs, baseline.p95.estimate, candidate.p95.estimate);
  const p95Increase = relativeIncrease(baseline.p95, candidate.p95, together);
  return { baseline, candidate, ...(p95Increase === undefined ? {} : { p95Increase }) };
}
