import { betaQuantile, binomialCdf } from './distributions.ts';
import type { Estimate } from './interval.ts';

/**
 * Exact McNemar test, conditional on the discordant pairs, two-sided: twice the smaller tail of the binomial with p = 1/2,
 * at most 1 (`binom.test` of R, `statsmodels` `mcnemar(exact=True)`). 1 when no pair is discordant.
 * With the cases whose share rose and fell instead of discordant pairs, it is the exact sign test.
 */
export function mcnemarExact(worse: number, better: number): number {
  const discordant = worse + better;
  return discordant === 0 ? 1 : Math.min(1, 2 * binomialCdf(Math.min(worse, better), discordant, 0.5));
}

/**
 * Odds of a discordant pair to be for the candidate: better / worse, with the exact conditional interval
 * (Clopper and Pearson's limits of better / (better + worse), as odds). Undefined without discordant pairs.
 */
export function discordantOdds(worse: number, better: number, confidence: number): Estimate | undefined {
  const n = worse + better;
  if (n === 0) return undefined;
  const tail = (1 - confidence) / 2;
  const lower = better === 0 ? 0 : betaQuantile(tail, better, worse + 1);
  const upper = worse === 0 ? 1 : betaQuantile(1 - tail, better + 1, worse);
  const odds = (share: number): number => (share === 1 ? Number.POSITIVE_INFINITY : share / (1 - share));
  return { estimate: odds(better / n), lower: odds(lower), upper: odds(upper) };
}
