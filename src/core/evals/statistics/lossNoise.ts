import { caseChange, type PassCounts } from './caseChange.ts';

/** How strongly a case speaks for a loss, and what it would say if nothing had changed. */
export type LossEvidence = {
  /** −ln of the chance to look lost at least as badly by noise; 0 where the case is not lost. */
  readonly weight: number;
  /** Without a change: every weight above 0 the case could have shown, with its chance. */
  readonly byNoise: readonly { readonly weight: number; readonly chance: number }[];
};

/**
 * The passes of a case, as seen on both sides together, dealt out to the sides at random (its permutation distribution; hypergeometric).
 * A case that always passes or never cannot look lost; one of one repeat that differs does so by a coin toss, 3/3 → 0/3 once in 20, 5/5 → 0/5
 * once in 252 deals.
 */
export function lossEvidence(counts: PassCounts): LossEvidence {
  const passes = counts.baseline.passed + counts.candidate.passed;
  const all = combinations(counts.baseline.repeats + counts.candidate.repeats, passes);
  const byNoise: { readonly weight: number; readonly chance: number }[] = [];
  let asBad = 0;
  // From the worst deal on: all passes on the baseline.
  for (let kept = Math.min(passes, counts.baseline.repeats); kept >= Math.max(0, passes - counts.candidate.repeats); kept--) {
    const dealt = { baseline: { ...counts.baseline, passed: kept }, candidate: { ...counts.candidate, passed: passes - kept } };
    if (caseChange(dealt) !== 'loss') break;
    const chance = (combinations(counts.baseline.repeats, kept) * combinations(counts.candidate.repeats, passes - kept)) / all;
    asBad += chance;
    byNoise.push({ weight: -Math.log(asBad), chance });
  }
  const worse = Math.min(passes, counts.baseline.repeats) - counts.baseline.passed;
  return { weight: caseChange(counts) === 'loss' ? (byNoise[worse]?.weight ?? 0) : 0, byNoise };
}

/** Bins for the sum of weights; the step is a hundredth where they suffice. */
const mostBins = 20_000;

/**
 * The chance that cases which did not change look lost as strongly as these do, with the `allowed` strongest left out: weights added up as in
 * Fisher's method, against the exact distribution of their sum. A test of "at most `allowed` cases got worse" that errs on the careful side,
 * since the ones left out still count among what noise could have done.
 */
export function lossesByNoise(cases: readonly LossEvidence[], allowed: number): number {
  const weights = cases.map(({ weight }) => weight).filter((weight) => weight > 0).toSorted((a, b) => b - a);
  const observed = weights.slice(allowed).reduce((sum, weight) => sum + weight, 0);
  if (observed === 0) return 1;
  const step = Math.max(0.01, observed / mostBins);
  const bins = (weight: number): number => Math.round(weight / step);
  const target = weights.slice(allowed).reduce((sum, weight) => sum + bins(weight), 0);
  const below = new Float64Array(target);
  below[0] = 1;
  for (const { byNoise } of cases) if (byNoise.length > 0) addCase(below, byNoise.map(({ weight, chance }) => ({ bin: bins(weight), chance })));
  return Math.max(0, 1 - below.reduce((sum, chance) => sum + chance, 0));
}

/** The least p-value these cases could have given: every one of them dealt its worst. */
export function leastPossible(cases: readonly LossEvidence[]): number {
  return cases.reduce((product, { byNoise }) => product * (byNoise[0]?.chance ?? 1), 1);
}

/** Makes `below`, the distribution of the sum below the target, that after one more case; what reaches the target leaves the table. */
function addCase(below: Float64Array, outcomes: readonly { readonly bin: number; readonly chance: number }[]): void {
  const unchanged = 1 - outcomes.reduce((sum, { chance }) => sum + chance, 0);
  // In place, from the top: each bin is made of itself and lower ones. A self-check of many flaky cases spends its time here.
  for (let index = below.length - 1; index >= 0; index--) {
    let sum = (below[index] ?? 0) * unchanged;
    for (const { bin, chance } of outcomes) {
      if (bin <= index) sum += (below[index - bin] ?? 0) * chance;
    }
    below[index] = sum;
  }
}

function combinations(n: number, k: number): number {
  let ways = 1;
  for (let index = 1; index <= Math.min(k, n - k); index++) ways = (ways * (n - index + 1)) / index;
  return ways;
}
