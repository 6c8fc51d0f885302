import type { CaseOutcome, RepeatOutcome } from '../outcome.ts';
import type { PassCounts } from '../statistics/caseChange.ts';

export type Sides<T> = { readonly baseline: T; readonly candidate: T };
export const sideNames = ['baseline', 'candidate'] as const;

/** The same of both sides. */
export function bothSides<T>(of: (side: 'baseline' | 'candidate') => T): Sides<T> {
  return { baseline: of('baseline'), candidate: of('candidate') };
}

export function passCounts(outcome: CaseOutcome): PassCounts {
  return bothSides((side) => ({ passed: outcome[side].filter(({ passed }) => passed).length, repeats: outcome[side].length }));
}

/** The mean over a case's repeats; undefined where one of them has no such figure. */
export function caseMean(repeats: readonly RepeatOutcome[], of: (repeat: RepeatOutcome) => number | undefined): number | undefined {
  let sum = 0;
  for (const repeat of repeats) {
    const value = of(repeat);
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum / repeats.length;
}
