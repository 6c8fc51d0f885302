import { binomialQuantile } from './distributions.ts';
import type { Estimate } from './interval.ts';
import { shareCorrelation, summariseShares } from './pairedShares.ts';

/**
 * A quantile of measurements that come in groups (the repeats of a case), with a distribution-free interval.
 * Estimate: nearest rank (Hyndman and Fan's type 1): a value that was measured.
 * Interval: the order statistics whose ranks are the binomial quantiles at both tails (Conover, Practical Nonparametric
 * Statistics). With several measurements a group the ranks are those of the effective number of measurements, scaled
 * (Woodruff, Journal of the American Statistical Association 47, 1952, 635–646): repeats of a case tell less than new cases.
 * A bound is infinite where so few measurements set none. Undefined without measurements.
 */
export function quantileEstimate(groups: readonly (readonly number[])[], p: number, confidence: number): Estimate | undefined {
  const sorted = Float64Array.from(groups.flat()).toSorted();
  const total = sorted.length;
  const at = (rank: number): number => sorted[rank - 1] ?? Number.NaN;
  if (total === 0) return undefined;
  const estimate = at(Math.max(1, Math.ceil(p * total - 1e-9)));
  const effective = Math.floor(effectiveSize(groups, total, estimate));
  const tail = (1 - confidence) / 2;
  const low = Math.floor((binomialQuantile(tail, effective, p) / effective) * total);
  const high = Math.ceil(((binomialQuantile(1 - tail, effective, p) + 1) / effective) * total);
  return {
    estimate,
    lower: low < 1 ? Number.NEGATIVE_INFINITY : at(low),
    upper: high > total ? Number.POSITIVE_INFINITY : at(high),
  };
}

/** Measurements the share above the quantile is worth, from how much that share differs between groups. */
function effectiveSize(groups: readonly (readonly number[])[], total: number, quantile: number): number {
  const filled = groups.filter((group) => group.length > 0);
  if (filled.length === total) return total;
  const share = filled.reduce((sum, group) => sum + group.filter((value) => value > quantile).length, 0) / total;
  const variance = filled.reduce((sum, group) => sum + (group.filter((value) => value > quantile).length - group.length * share) ** 2, 0) / total ** 2;
  if (variance === 0) return filled.length;
  return Math.min(total, Math.max(filled.length, (share * (1 - share)) / variance));
}

/**
 * By how much `after` is above `before`, as a share of it: the interval of a ratio from the two quantiles' own intervals on the logarithmic
 * scale (Zou and Donner's MOVER, Statistics in Medicine 27, 2008, 1693–1702). `correlation`: of the two quantiles; see `quantileCorrelation`.
 * Undefined where a quantile is not above 0.
 */
export function relativeIncrease(before: Estimate, after: Estimate, correlation = 0): Estimate | undefined {
  if (!(before.estimate > 0 && after.estimate > 0)) return undefined;
  const log = (value: number): number => (value <= 0 ? Number.NEGATIVE_INFINITY : Math.log(value));
  const ratio = log(after.estimate) - log(before.estimate);
  const join = (one: number, other: number): number =>
    Number.isFinite(one) && Number.isFinite(other) ? Math.sqrt(Math.max(0, one * one - 2 * correlation * one * other + other * other)) : Number.POSITIVE_INFINITY;
  const down = join(log(after.estimate) - log(after.lower), log(before.upper) - log(before.estimate));
  const up = join(log(after.upper) - log(after.estimate), log(before.estimate) - log(before.lower));
  // A fall by all of it says nothing: no bound.
  return { estimate: Math.expm1(ratio), lower: Number.isFinite(down) ? Math.expm1(ratio - down) : Number.NEGATIVE_INFINITY, upper: Math.expm1(ratio + up) };
}

/**
 * How far two quantiles of the same cases go together: the correlation of the cases' shares above them (Bahadur's representation makes a
 * quantile's error a mean of such shares). Corrected towards 0 like Newcombe's φ, and never below: slow cases are slow on both sides.
 */
export function quantileCorrelation(pairs: readonly { readonly before: readonly number[]; readonly after: readonly number[] }[], before: number, after: number): number {
  const above = (values: readonly number[], quantile: number): number => values.filter((value) => value > quantile).length / values.length;
  const shares = summariseShares(pairs.map((pair) => ({ baseline: above(pair.before, before), candidate: above(pair.after, after) })), { baseline: 1, candidate: 1 });
  return Math.max(0, shareCorrelation(shares, true));
}
