/** How often a case passed on each side: passes of repeats. */
export type PassCounts = { readonly baseline: Passes; readonly candidate: Passes };
export type Passes = { readonly passed: number; readonly repeats: number };

export type CaseChange = 'win' | 'loss' | 'same';

/**
 * A case is lost (a regression) when its pass share fell by more than half, won when it rose by more than half. With one repeat that is
 * passed → failed; with three, 2/3 → 1/3 is one flip on each side and counts as neither.
 */
export function caseChange({ baseline, candidate }: PassCounts): CaseChange {
  // In whole numbers: 5/6 − 1/3 is a half, and a little more in floating point.
  const shift = 2 * (candidate.passed * baseline.repeats - baseline.passed * candidate.repeats);
  const all = baseline.repeats * candidate.repeats;
  if (shift > all) return 'win';
  return shift < -all ? 'loss' : 'same';
}

/** Passed sometimes and failed sometimes, with nothing changed in between. */
export function isFlaky({ passed, repeats }: Passes): boolean {
  return passed > 0 && passed < repeats;
}
