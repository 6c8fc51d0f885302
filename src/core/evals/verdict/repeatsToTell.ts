import type { Gate } from '../gate.ts';
import type { CaseOutcome } from '../outcome.ts';
import type { Passes, PassCounts } from '../statistics/caseChange.ts';
import { bothSides, passCounts } from './perCase.ts';
import { countRegressions, isUnlikely } from './regressions.ts';

/** More are not proposed: a case that stays unclear over ten repeats is to be mended. */
export const mostRepeats = 10;
/** The exact distribution of this many cases takes a moment, and each number of repeats asks for one. */
const mostCases = 5000;

/**
 * The least number of repeats at which regressions that stay as they are would no longer be explained by flaky cases, if each case passed in
 * the share seen now. Undefined where no such number is within `mostRepeats`.
 */
export function repeatsToTell(cases: readonly CaseOutcome[], maxRegressions: Gate['maxRegressions'], level: number): number | undefined {
  const asked = cases.reduce((most, { baseline, candidate }) => Math.max(most, baseline.length, candidate.length), 0);
  if (cases.length > mostCases) return asked < mostRepeats ? mostRepeats : undefined;
  for (let repeats = asked + 1; repeats <= mostRepeats; repeats++) {
    const counted = countRegressions(cases.map((one) => ({ severity: one.severity, counts: scaled(passCounts(one), repeats) })), maxRegressions, level);
    if (counted.every(({ count, allowed, pValue }) => count <= allowed || isUnlikely(pValue, level))) return repeats;
  }
  return undefined;
}

function scaled(counts: PassCounts, repeats: number): PassCounts {
  const more = ({ passed, repeats: before }: Passes): Passes => ({ passed: Math.round((passed * repeats) / before), repeats });
  return bothSides((side) => more(counts[side]));
}
