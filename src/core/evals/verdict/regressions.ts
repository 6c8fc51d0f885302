import { severities, type CaseSeverity, type Gate } from '../gate.ts';
import type { CaseOutcome } from '../outcome.ts';
import { caseChange, type PassCounts } from '../statistics/caseChange.ts';
import { leastPossible, lossEvidence, lossesByNoise } from '../statistics/lossNoise.ts';
import { passCounts } from './perCase.ts';
import type { Regression } from './types.ts';

/** The regressions of a severity that has a bound. */
export type CountedRegressions = {
  readonly severity: CaseSeverity;
  readonly allowed: number;
  readonly count: number;
  /** Cases of the severity, answered on both sides. */
  readonly cases: number;
  /** The chance that cases which did not change would look as bad, adjusted for the severities that could have raised the alarm. */
  readonly pValue: number;
};

/** Worst first. */
export function findRegressions(cases: readonly CaseOutcome[]): readonly Regression[] {
  return severities.flatMap((severity) =>
    cases
      .filter((outcome) => outcome.severity === severity && caseChange(passCounts(outcome)) === 'loss')
      .map((outcome) => ({ id: outcome.id, severity, ...passCounts(outcome) })),
  );
}

/** 1/20 is at the level of 5 %, however it was added up. */
const rounding = 1e-9;

/** Noise does not explain it at that level. */
export function isUnlikely(pValue: number, level: number): boolean {
  return pValue <= level + rounding;
}

/** A case as it is counted. */
export type CountedCase = { readonly severity: CaseSeverity; readonly counts: PassCounts };

/** Counts regressions where the gate bounds them. `level`: the error all severities together may make. */
export function countRegressions(cases: readonly CountedCase[], maxRegressions: Gate['maxRegressions'], level: number): readonly CountedRegressions[] {
  const counted = severities.flatMap((severity) => {
    const allowed = maxRegressions?.[severity];
    if (allowed === undefined) return [];
    const ofSeverity = cases.filter((one) => one.severity === severity).map(({ counts }) => counts);
    const evidence = ofSeverity.map(lossEvidence);
    const count = ofSeverity.filter((counts) => caseChange(counts) === 'loss').length;
    return [{ severity, allowed, count, cases: ofSeverity.length, pValue: count > allowed ? lossesByNoise(evidence, allowed) : 1, least: leastPossible(evidence) }];
  });
  const factor = taroneFactor(counted.map(({ least }) => least), level);
  return counted.map(({ severity, allowed, count, cases: of, pValue }) => ({ severity, allowed, count, cases: of, pValue: Math.min(1, factor * pValue) }));
}

/**
 * Bonferroni's factor without the tests that could not have rejected (Tarone, Biometrics 46, 1990, 515–522): the least k such that no more than
 * k of them could reach level / k. A severity none of whose cases was ever flaky costs the others nothing.
 */
function taroneFactor(leastPValues: readonly number[], level: number): number {
  let factor = 1;
  while (leastPValues.filter((least) => least <= level / factor).length > factor) factor++;
  return factor;
}
