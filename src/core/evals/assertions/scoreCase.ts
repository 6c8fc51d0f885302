import type { Assertion } from './options.ts';
import type { AssertionOutcome } from './types.ts';

/** An assertion with what it found, as a report shows it. */
export type CheckedAssertion = { readonly type: string; readonly name?: string; readonly weight: number } & AssertionOutcome;

/** What the assertions of one answer come to. */
export type CaseScore = {
  /** Undefined when what is missing could change it. */
  readonly passed: boolean | undefined;
  /** Weighted mean of the scores that are there, 0 to 1; 1 where nothing with a weight was asked. Undefined when all of that is missing. */
  readonly score: number | undefined;
  readonly assertions: readonly CheckedAssertion[];
};

/**
 * A case passes when every assertion with a weight passes; with a threshold, when the weighted mean reaches it instead.
 * Weight 0 is shown and counts for nothing.
 */
export function scoreCase(assertions: readonly Assertion[], outcomes: readonly AssertionOutcome[], threshold?: number): CaseScore {
  const checked = assertions.map(({ type, name, weight = 1 }, at): CheckedAssertion =>
    ({ type, ...(name === undefined ? {} : { name }), weight, ...(outcomes[at] ?? { missing: 'It was not checked.' }) }));
  let [weights, present, sum] = [0, 0, 0];
  for (const each of checked) {
    weights += each.weight;
    if (!('missing' in each)) {
      present += each.weight;
      sum += each.weight * each.score;
    }
  }
  const counting = checked.filter(({ weight }) => weight > 0);
  const score = weights === 0 ? 1 : present === 0 ? undefined : sum / present;
  const passed = threshold === undefined ? allPass(counting) : weights === 0 ? true : reaches(sum / weights, (sum + weights - present) / weights, threshold);
  return { passed, score, assertions: checked };
}

function allPass(checked: readonly CheckedAssertion[]): boolean | undefined {
  if (checked.some((each) => !('missing' in each) && !each.pass)) return false;
  return checked.some((each) => 'missing' in each) ? undefined : true;
}

/** Decided when the mean is on the same side whatever the missing scores were. */
function reaches(least: number, most: number, threshold: number): boolean | undefined {
  const enough = (score: number): boolean => score >= threshold - 1e-9;
  return enough(least) ? true : enough(most) ? undefined : false;
}
