/** What the paired methods need of the pass shares of `n` cases on both sides. Variances and covariance divide by n. */
export type PairedShares = {
  readonly n: number;
  readonly baseline: ShareSummary;
  readonly candidate: ShareSummary;
  readonly covariance: number;
  /** Candidate minus baseline. */
  readonly difference: Moments & {
    /** Cases whose share is higher, and lower, on the candidate. */
    readonly rose: number;
    readonly fell: number;
    /** The least a case's difference can change by: 1 where every case ran once, 1/3 with three repeats. */
    readonly step: number;
  };
};

export type Moments = { readonly mean: number; readonly variance: number; readonly thirdMoment: number };

export type ShareSummary = {
  /** Mean of the cases' shares. */
  readonly mean: number;
  readonly variance: number;
  /**
   * Independent observations the mean is worth: n where every case ran once, more where repeats of a case differ.
   * It is mean(1 − mean) / variance of the shares, times n, between n and the number of all repeats
   * (the effective sample size of clustered binary data, Rao and Scott, Biometrics 48, 1992, 577–585).
   */
  readonly effectiveN: number;
};

/** One case: the share of its repeats that passed, on each side. */
export type SharePair = { readonly baseline: number; readonly candidate: number };

/** Variances below this are rounding of equal shares. */
const roundingNoise = 1e-12;

/** `repeats`: the mean number of repeats behind a share, on each side. */
export function summariseShares(pairs: readonly SharePair[], repeats: { readonly baseline: number; readonly candidate: number }): PairedShares {
  const n = pairs.length;
  const mean = (of: (pair: SharePair) => number): number => pairs.reduce((sum, pair) => sum + of(pair), 0) / n;
  const [before, after] = [mean(({ baseline }) => baseline), mean(({ candidate }) => candidate)];
  const side = (share: number, variance: number, repeated: number): ShareSummary => ({
    mean: share,
    variance,
    effectiveN: effectiveCases(share, variance, n, n * repeated),
  });
  const shift = after - before;
  return {
    n,
    baseline: side(before, mean(({ baseline }) => (baseline - before) ** 2), repeats.baseline),
    candidate: side(after, mean(({ candidate }) => (candidate - after) ** 2), repeats.candidate),
    covariance: mean(({ baseline, candidate }) => (baseline - before) * (candidate - after)),
    difference: {
      mean: shift,
      variance: mean(({ baseline, candidate }) => (candidate - baseline - shift) ** 2),
      thirdMoment: mean(({ baseline, candidate }) => (candidate - baseline - shift) ** 3),
      rose: pairs.filter(({ baseline, candidate }) => candidate > baseline).length,
      fell: pairs.filter(({ baseline, candidate }) => candidate < baseline).length,
      step: 1 / Math.max(1, repeats.baseline, repeats.candidate),
    },
  };
}

/** The same proportions in a suite of another size. */
export function atSize(shares: PairedShares, n: number): PairedShares {
  const side = (summary: ShareSummary): ShareSummary => ({ ...summary, effectiveN: (summary.effectiveN * n) / shares.n });
  return { ...shares, n, baseline: side(shares.baseline), candidate: side(shares.candidate) };
}

/**
 * Correlation of the shares of both sides: φ where they are 0 and 1. `corrected`: Newcombe's correction for continuity, towards 0 where it is
 * positive. 0 where a side does not vary.
 */
export function shareCorrelation({ n, baseline, candidate, covariance }: PairedShares, corrected: boolean): number {
  const scale = Math.sqrt(baseline.variance * candidate.variance);
  if (scale < roundingNoise) return 0;
  // (ad − bc − n/2) / n² of the fourfold table, in terms of the covariance.
  const numerator = corrected && covariance > 0 ? Math.max(0, covariance - 1 / (2 * n)) : covariance;
  return numerator / scale;
}

function effectiveCases(mean: number, variance: number, cases: number, repeats: number): number {
  // Where all agree nothing is known about how repeats of a case hang together: each case counts once.
  if (variance < roundingNoise) return cases;
  return Math.min(Math.max(repeats, cases), Math.max(cases, (cases * mean * (1 - mean)) / variance));
}
