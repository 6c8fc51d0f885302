import { formatMs, formatUsd } from '../../views/format.ts';
import type { Gate } from '../gate.ts';
import type { Estimate } from '../statistics/interval.ts';
import { noneSeenUpper } from '../statistics/noneSeen.ts';
import { completeGate } from './gateDefaults.ts';
import { dropState, type GateFigures } from './gateFigures.ts';
import { isUnlikely, type CountedRegressions } from './regressions.ts';
import type { Bound, BoundId, RateComparison } from './types.ts';
import { dropText, increaseText, minPassRateText, rateText, regressionText } from './wording.ts';

/**
 * Every bound of the gate against the figures. One rule for all that are estimated: a bound fails when the whole interval is beyond it, and is
 * unsettled when only the figure is. So no bound fails on noise more often than its interval errs, and nothing is promoted on a figure
 * beyond its bound. `maxDrop` is stricter: it is met only when the whole interval is within.
 */
export function checkBounds(figures: GateFigures, gate: Gate): readonly Bound[] {
  const limits = completeGate(gate);
  return [
    ...figures.counted.map((one) => regressionBound(one, figures)),
    dropBound(figures, limits.maxDrop),
    ...(limits.minPassRate === undefined ? [] : [minPassRateBound(figures, limits.minPassRate)]),
    rateBound('schemaViolation', 'schema violations', figures.rates.schemaViolation, limits.maxSchemaViolationIncrease, figures),
    rateBound('refusal', 'refusals', figures.rates.refusal, limits.maxRefusalIncrease, figures),
    rateBound('moderation', 'moderation flags', figures.rates.moderation, limits.maxModerationIncrease, figures),
    ...(limits.maxP95LatencyIncrease === undefined ? [] : [latencyBound(figures, limits.maxP95LatencyIncrease)]),
    ...(limits.maxCostIncrease === undefined ? [] : [costBound(figures, limits.maxCostIncrease)]),
  ];
}

function dropBound(figures: GateFigures, maxDrop: number): Bound {
  const { difference } = figures.passRate;
  const state = dropState(difference, maxDrop);
  return { id: 'maxDrop', state, limit: maxDrop, observed: difference.estimate, interval: interval(difference), text: dropText(figures, state, maxDrop) };
}

function minPassRateBound({ passRate, compared, confidence }: GateFigures, limit: number): Bound {
  const { candidate } = passRate;
  const state = candidate.upper < limit ? 'failed' : candidate.estimate < limit ? 'unsettled' : 'met';
  const text = minPassRateText(candidate, limit, compared === 'runs' ? 'this run' : 'the candidate', confidence);
  return { id: 'minPassRate', state, limit, observed: candidate.estimate, interval: interval(candidate), text };
}

function regressionBound(counted: CountedRegressions, { regressions, confidence }: GateFigures): Bound {
  const { severity, allowed, count, cases, pValue } = counted;
  const state = count <= allowed ? 'met' : isUnlikely(pValue, 1 - confidence) ? 'failed' : 'unsettled';
  return { id: `regressions.${severity}`, state, limit: allowed, observed: count, pValue, cases, ...(count > 0 || cases === 0 ? {} : { ruledOut: noneSeenUpper(cases, confidence) }), text: regressionText(counted, regressions, state) };
}

function rateBound(id: BoundId, label: string, rate: RateComparison, limit: number, { confidence }: GateFigures): Bound {
  const bound = increaseBound(id, rate.difference, limit, rateText(label, rate, limit, confidence));
  return rate.baseline.estimate === 0 && rate.candidate.estimate === 0 ? { ...bound, none: true } : bound;
}

function latencyBound({ p95, confidence }: GateFigures, limit: number): Bound {
  if (p95?.increase === undefined) return unknownBound('p95Latency', limit, 'the latency bound cannot be checked: no latency above 0 was measured');
  const sides = { baseline: formatMs(p95.baseline), candidate: formatMs(p95.candidate) };
  return increaseBound('p95Latency', p95.increase, limit, increaseText('p95 latency', sides, p95.increase, limit, confidence));
}

function costBound({ cost, confidence }: GateFigures, limit: number): Bound {
  if (cost?.increase === undefined) return unknownBound('cost', limit, `the cost bound cannot be checked: ${cost === undefined ? 'a price is unknown' : 'the baseline costs nothing'}`);
  const sides = { baseline: formatUsd(cost.baseline), candidate: formatUsd(cost.candidate) };
  return increaseBound('cost', cost.increase, limit, increaseText('mean cost', sides, cost.increase, limit, confidence));
}

function increaseBound(id: BoundId, increase: Estimate, limit: number, text: string): Bound {
  const state = increase.lower > limit ? 'failed' : increase.estimate > limit ? 'unsettled' : 'met';
  return { id, state, limit, observed: increase.estimate, interval: interval(increase), text };
}

function unknownBound(id: BoundId, limit: number, text: string): Bound {
  return { id, state: 'unknown', limit, text };
}

function interval({ lower, upper }: Estimate): NonNullable<Bound['interval']> {
  return { lower, upper };
}
