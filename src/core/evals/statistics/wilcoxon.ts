import { normalCdf } from './distributions.ts';

export type WilcoxonResult = {
  /** Sum of the ranks of positive and of negative differences. */
  readonly positive: number;
  readonly negative: number;
  /** Pairs that differ. */
  readonly n: number;
  readonly pValue: number;
  readonly method: 'exact' | 'normal approximation';
};

/** Up to this many pairs without ties the distribution is counted out; also SciPy's limit. */
const exactUpTo = 50;

/**
 * Wilcoxon signed-rank test of paired differences, two-sided. Zeros are dropped (Wilcoxon's own treatment:
 * `zero_method='wilcox'` of SciPy, the default of R); ties share their mean rank. Exact for at most 50 pairs without ties or
 * zeros; else the normal approximation with tie correction and without continuity correction
 * (SciPy `method='approx', correction=False`; R `exact = FALSE, correct = FALSE`).
 * Differences are compared after rounding to 12 decimals, so that 0.3 − 0.2 ties with 0.2 − 0.1.
 */
export function wilcoxonSignedRank(differences: readonly number[]): WilcoxonResult {
  const kept = differences.map((value) => Math.round(value * 1e12) / 1e12).filter((value) => value !== 0);
  const n = kept.length;
  const { ranks, tieTerm } = rankSizes(kept);
  const positive = kept.reduce((sum, value, index) => sum + (value > 0 ? (ranks[index] ?? 0) : 0), 0);
  const negative = (n * (n + 1)) / 2 - positive;
  if (n === 0) return { positive: 0, negative: 0, n, pValue: 1, method: 'exact' };
  if (n <= exactUpTo && n === differences.length && tieTerm === 0) {
    return { positive, negative, n, pValue: Math.min(1, 2 * lowerTail(Math.min(positive, negative), n)), method: 'exact' };
  }
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieTerm / 48;
  const z = (Math.min(positive, negative) - (n * (n + 1)) / 4) / Math.sqrt(variance);
  return { positive, negative, n, pValue: Math.min(1, 2 * normalCdf(z)), method: 'normal approximation' };
}

/** Ranks of the absolute values from 1, ties by their mean; `tieTerm` is Σ(t³ − t) over groups of ties. */
function rankSizes(values: readonly number[]): { readonly ranks: readonly number[]; readonly tieTerm: number } {
  const sizes = values.map((value, index) => ({ size: Math.abs(value), index })).toSorted((a, b) => a.size - b.size);
  const ranks = Array.from<number>({ length: values.length });
  let tieTerm = 0;
  for (let start = 0; start < sizes.length; ) {
    let end = start + 1;
    while (sizes[end]?.size === sizes[start]?.size) end++;
    for (const { index } of sizes.slice(start, end)) ranks[index] = (start + 1 + end) / 2;
    tieTerm += (end - start) ** 3 - (end - start);
    start = end;
  }
  return { ranks, tieTerm };
}

/** P(T ≤ t) where each of the ranks 1 … n is positive with probability 1/2. */
function lowerTail(t: number, n: number): number {
  const ways = new Float64Array((n * (n + 1)) / 2 + 1);
  ways[0] = 1;
  for (let rank = 1; rank <= n; rank++) {
    for (let sum = ways.length - 1; sum >= rank; sum--) ways[sum] = (ways[sum] ?? 0) + (ways[sum - rank] ?? 0);
  }
  return ways.subarray(0, t + 1).reduce((sum, count) => sum + count, 0) / 2 ** n;
}
