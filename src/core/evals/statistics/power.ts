import { normalCdf } from './distributions.ts';
import type { Interval } from './interval.ts';
import { adjustedDifference, pairedDifferenceInterval } from './pairedDifference.ts';
import { atSize, type PairedShares } from './pairedShares.ts';

/** More cases than this say that no suite settles the question. */
const mostCases = 10_000_000;

export type PowerOptions = { readonly maxDrop: number; readonly confidence: number };

/**
 * Chances that a suite of `n` cases with these proportions would show the drop to be within `maxDrop` (lower bound above −maxDrop) and
 * beyond it (upper bound below −maxDrop): the interval at the expected figures, and the difference spread normally around its expectation.
 */
export function decisionPower(shares: PairedShares, n: number, options: PowerOptions): { readonly within: number; readonly beyond: number } {
  const { lower, upper }: Interval = pairedDifferenceInterval(atSize(shares, n), options.confidence);
  const error = Math.sqrt(adjustedDifference(shares).variance / n);
  return { within: normalCdf((lower + options.maxDrop) / error), beyond: normalCdf((-options.maxDrop - upper) / error) };
}

/** The least number of cases, all told, that settles a difference of this size one way or the other with `power`; undefined where none would. */
export function casesForPower(shares: PairedShares, options: PowerOptions & { readonly power: number }): number | undefined {
  const enough = (n: number): boolean => {
    const { within, beyond } = decisionPower(shares, n, options);
    return Math.max(within, beyond) >= options.power;
  };
  let high = 2;
  while (!enough(high)) {
    if (high >= mostCases) return undefined;
    high *= 2;
  }
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
