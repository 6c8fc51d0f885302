import { criticalValue } from './distributions.ts';
import { widest, type Interval } from './interval.ts';
import { shareCorrelation, type Moments, type PairedShares } from './pairedShares.ts';
import { wilsonInterval } from './wilson.ts';

/**
 * Interval for candidate minus baseline pass rate: Newcombe's method 10, and wherever the corrected adjusted Wald interval reaches further,
 * that one's bound. Each of the two errs on its own side: Newcombe's lower bound
 * is too high when few cases disagree and both rates are far from 1, the other one's when only losses occur.
 */
export function pairedDifferenceInterval(shares: PairedShares, confidence: number): Interval {
  const { lower, upper } = widest(newcombeInterval(shares, confidence), adjustedWaldInterval(shares, confidence));
  // Of one or two cases the Wald interval reaches beyond what a difference of shares can be.
  return { lower: Math.max(-1, lower), upper: Math.min(1, upper) };
}

/**
 * Newcombe's square-and-add interval for paired proportions (Statistics in Medicine 17, 1998, 2635–2650).
 * Method 10: Wilson limits of both rates without continuity correction, joined by a correlation φ whose numerator is
 * corrected (less n/2, not below 0, where positive). `correctedPhi: false` is method 8.
 *
 * With one repeat a case this is the published method. With more, the rates are means of the cases' shares, the Wilson limits
 * rest on the effective number of cases, and φ is the correlation of the shares: the same formulas, equal for shares of 0 and 1.
 */
export function newcombeInterval(shares: PairedShares, confidence: number, options: { readonly correctedPhi?: boolean } = {}): Interval {
  const { baseline, candidate, difference } = shares;
  const before = wilsonInterval(baseline.mean, baseline.effectiveN, confidence);
  const after = wilsonInterval(candidate.mean, candidate.effectiveN, confidence);
  const phi = shareCorrelation(shares, options.correctedPhi ?? true);
  const squareAndAdd = (own: number, other: number): number => Math.sqrt(Math.max(0, own * own - 2 * phi * own * other + other * other));
  return {
    lower: difference.mean - squareAndAdd(candidate.mean - after.lower, before.upper - baseline.mean),
    upper: difference.mean + squareAndAdd(after.upper - candidate.mean, baseline.mean - before.lower),
  };
}

/**
 * Wald interval after one pair for and one against were added (Bonett and Price, Journal of Educational and Behavioral Statistics 37, 2012,
 * 479–488; `corrected: false` is theirs as published). Corrected, each bound also moves outward by half a step of the mean, for continuity, and by
 * the one-term correction for skewness of a studentised mean (Hall, The Bootstrap and Edgeworth Expansion, 1992; never inward).
 */
export function adjustedWaldInterval(shares: PairedShares, confidence: number, options: { readonly corrected?: boolean } = {}): Interval {
  const z = criticalValue(confidence);
  const { mean, variance, thirdMoment } = adjustedDifference(shares);
  const n = shares.n + 2;
  const error = Math.sqrt(variance / n);
  if (options.corrected === false) return { lower: mean - error * z, upper: mean + error * z };
  const skew = ((thirdMoment / variance ** 1.5) * (2 * z * z + 1)) / (6 * Math.sqrt(n));
  const halfStep = shares.difference.step / (2 * shares.n);
  return { lower: mean - error * (z + Math.max(0, -skew)) - halfStep, upper: mean + error * (z + Math.max(0, skew)) + halfStep };
}

/** Moments of the cases' differences with one case of +1 and one of −1 added: never without spread. */
export function adjustedDifference({ n, difference }: PairedShares): Moments {
  const mean = (difference.mean * n) / (n + 2);
  const shift = difference.mean - mean;
  const variance = (n * (difference.variance + shift ** 2) + (1 - mean) ** 2 + (1 + mean) ** 2) / (n + 2);
  const cubes = n * (difference.thirdMoment + 3 * shift * difference.variance + shift ** 3) + (1 - mean) ** 3 - (1 + mean) ** 3;
  return { mean, variance, thirdMoment: cubes / (n + 2) };
}
