import { readFileSync } from 'node:fs';

type MaybeNumber = number | null;

/** Inputs and values written by `scripts/statistics/reference.py`; each row is an input followed by its values. */
export type Reference = {
  /** both pass, lost, won, neither; method 10, method 8, Bonett and Price (lower, upper each), McNemar p, odds lower, upper. */
  readonly tables: readonly (readonly [number, number, number, number, number, number, number, number, number, number, number, MaybeNumber, MaybeNumber])[];
  /** repeats, passes on the baseline, on the candidate, lower, upper. */
  readonly shares: readonly (readonly [number, readonly number[], readonly number[], number, number])[];
  /** differences, W⁺, p approximate, p exact, d_z. */
  readonly wilcoxon: readonly (readonly [readonly number[], number, number, MaybeNumber, MaybeNumber])[];
  readonly holm: readonly (readonly [readonly number[], readonly number[]])[];
  /** p, values, nearest-rank quantile, rank of the lower and of the upper order statistic. */
  readonly quantiles: readonly (readonly [number, readonly number[], number, number, number])[];
  /** successes, n, lower, upper. */
  readonly wilson: readonly (readonly [number, number, number, number])[];
  /** before, after, indices of all resamples, ratio of means, lower, upper. */
  readonly bootstrap: readonly (readonly [readonly number[], readonly number[], readonly number[], number, number, number])[];
  /** allowed, the cases (passes and repeats of the baseline, of the candidate), chance by noise. */
  readonly losses: readonly (readonly [number, readonly (readonly [number, number, number, number])[], number])[];
};

export const reference = JSON.parse(readFileSync(new URL('../../../../fixtures/statistics/reference.json', import.meta.url), 'utf8')) as Reference;

/** The largest difference between two lists; infinite where one has a number and the other none. */
export function largestDifference(one: readonly MaybeNumber[], other: readonly MaybeNumber[]): number {
  return Math.max(...one.map((value, index) => difference(value, other[index] ?? null)));
}

function difference(one: MaybeNumber, other: MaybeNumber): number {
  if (one === null || other === null) return one === other ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(one - other);
}

/** A fourfold table as pairs of shares 0 and 1. */
export function pairsOfTable(bothPass: number, lost: number, won: number, neither: number): { baseline: number; candidate: number }[] {
  const repeat = (count: number, baseline: number, candidate: number): { baseline: number; candidate: number }[] =>
    Array.from({ length: count }, () => ({ baseline, candidate }));
  return [...repeat(bothPass, 1, 1), ...repeat(lost, 1, 0), ...repeat(won, 0, 1), ...repeat(neither, 0, 0)];
}
