import type { CaseOutcome, RepeatOutcome } from '../outcome.ts';
import { discordantOdds, mcnemarExact } from '../statistics/mcnemar.ts';
import { newcombeInterval, pairedDifferenceInterval } from '../statistics/pairedDifference.ts';
import { summariseShares, type PairedShares } from '../statistics/pairedShares.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import { bothSides, type Sides } from './perCase.ts';
import type { RateComparison } from './types.ts';

/** Each case's share of repeats of which `is` holds, summed up for the paired methods. */
export function sharesOf(cases: readonly CaseOutcome[], is: (repeat: RepeatOutcome) => boolean): PairedShares {
  const share = (repeats: readonly RepeatOutcome[]): number => repeats.filter(is).length / repeats.length;
  return summariseShares(cases.map((outcome) => bothSides((side) => share(outcome[side]))), meanRepeats(cases));
}

export function meanRepeats(cases: readonly CaseOutcome[]): Sides<number> {
  return bothSides((side) => cases.reduce((sum, outcome) => sum + outcome[side].length, 0) / Math.max(1, cases.length));
}

/** How often `is` holds on either side, and what to make of the difference. */
export function compareRates(cases: readonly CaseOutcome[], is: (repeat: RepeatOutcome) => boolean, confidence: number): RateComparison {
  const shares = sharesOf(cases, is);
  const side = (name: 'baseline' | 'candidate'): RateComparison['baseline'] => ({
    estimate: shares[name].mean,
    ...wilsonInterval(shares[name].mean, shares[name].effectiveN, confidence),
  });
  const { rose, fell } = shares.difference;
  const odds = discordantOdds(fell, rose, confidence);
  const ranOnce = cases.every(({ baseline, candidate }) => baseline.length === 1 && candidate.length === 1);
  return {
    ...bothSides(side),
    difference: { estimate: shares.difference.mean, ...pairedDifferenceInterval(shares, confidence), newcombe: newcombeInterval(shares, confidence) },
    rose,
    fell,
    test: { method: ranOnce ? 'exact McNemar' : 'exact sign test', pValue: mcnemarExact(fell, rose) },
    ...(odds === undefined ? {} : { odds }),
  };
}
