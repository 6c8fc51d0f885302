import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { CaseSeverity } from '../../../src/core/evals/gate.ts';
import type { CaseOutcome, RepeatOutcome } from '../../../src/core/evals/outcome.ts';
import type { PairedShares } from '../../../src/core/evals/statistics/pairedShares.ts';

/** A kind of case: its share of the population and its chance to pass on either side. */
type Kind = { readonly share: number; readonly baseline: number; readonly candidate: number };
export type Population = { readonly name: string; readonly kinds: readonly Kind[] };

const kind = (share: number, baseline: number, candidate = baseline): Kind => ({ share, baseline, candidate });

/** Nothing changed between the sides. */
export const unchanged: readonly Population[] = [
  { name: 'steady, 95 % pass', kinds: [kind(0.95, 1), kind(0.05, 0)] },
  { name: '10 % flaky', kinds: [kind(0.84, 1), kind(0.05, 0.8), kind(0.05, 0.5), kind(0.06, 0)] },
  { name: '30 % flaky', kinds: [kind(0.6, 1), kind(0.1, 0.9), kind(0.1, 0.6), kind(0.1, 0.3), kind(0.1, 0)] },
  { name: 'every case flaky', kinds: [kind(1, 0.9)] },
];

/** The pass rate drops by exactly two points, in as many ways. */
export const atTheBound: readonly Population[] = [
  { name: 'perfect, then 2 % lost', kinds: [kind(0.98, 1), kind(0.02, 1, 0)] },
  { name: '4 % lost, 2 % won', kinds: [kind(0.88, 1), kind(0.04, 1, 0), kind(0.02, 0, 1), kind(0.06, 0)] },
  { name: '10 % flaky, 0.6 → 0.4', kinds: [kind(0.8, 1), kind(0.1, 0.6, 0.4), kind(0.1, 0)] },
  { name: '30 % flaky', kinds: [kind(0.6, 1), kind(0.3, 8 / 15, 7 / 15), kind(0.1, 0)] },
  { name: 'half pass, few differ', kinds: [kind(0.5, 1), kind(0.1, 0.6, 0.4), kind(0.4, 0)] },
  { name: 'every case flaky', kinds: [kind(1, 0.9, 0.88)] },
];

/** Known differences, in points. */
export const changed: readonly Population[] = [
  { name: '+3', kinds: [kind(0.9, 1), kind(0.05, 0, 1), kind(0.02, 1, 0), kind(0.03, 0)] },
  { name: '0', kinds: [kind(0.9, 1), kind(0.03, 0, 1), kind(0.03, 1, 0), kind(0.04, 0)] },
  { name: '0, flaky', kinds: [kind(0.8, 1), kind(0.15, 0.5), kind(0.05, 0)] },
  { name: '−6', kinds: [kind(0.86, 1), kind(0.02, 0, 1), kind(0.08, 1, 0), kind(0.04, 0)] },
  { name: '−10, flaky', kinds: [kind(0.75, 1), kind(0.2, 0.8, 0.3), kind(0.05, 0)] },
];

/** The population itself, as the paired methods would see it without any luck of the draw. */
export function sharesOfPopulation(population: Population, repeats: number): PairedShares {
  const passes = Array.from({ length: repeats + 1 }, (_, count) => count);
  const outcomes = population.kinds.flatMap(({ share, baseline, candidate }) =>
    passes.flatMap((before) => passes.map((after) => ({ b: before / repeats, c: after / repeats, weight: share * binomial(before, repeats, baseline) * binomial(after, repeats, candidate) }))),
  );
  const mean = (of: (b: number, c: number) => number): number => outcomes.reduce((sum, { b, c, weight }) => sum + weight * of(b, c), 0);
  const n = 1_000_000;
  const [before, after] = [mean((b) => b), mean((_, c) => c)];
  const side = (share: number, variance: number): PairedShares['baseline'] => ({
    mean: share,
    variance,
    effectiveN: Math.min(n * repeats, Math.max(n, variance > 0 ? (n * share * (1 - share)) / variance : n)),
  });
  const shift = after - before;
  return {
    n,
    baseline: side(before, mean((b) => (b - before) ** 2)),
    candidate: side(after, mean((_, c) => (c - after) ** 2)),
    covariance: mean((b, c) => (b - before) * (c - after)),
    difference: { mean: shift, variance: mean((b, c) => (c - b - shift) ** 2), thirdMoment: mean((b, c) => (c - b - shift) ** 3), rose: 0, fell: 0, step: 1 / repeats },
  };
}

function binomial(k: number, n: number, p: number): number {
  let ways = 1;
  for (let index = 1; index <= k; index++) ways = (ways * (n - index + 1)) / index;
  return ways * p ** k * (1 - p) ** (n - k);
}

/** Draws suites: cases from the population, severities, latencies and costs that differ by case and by answer, the same on both sides. */
export function createSuites(seed: number): (population: Population, cases: number, repeats: number) => CaseOutcome[] {
  const generator = xoroshiro128plus(seed);
  const random = (): number => uniformFloat64(generator);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const severity = (): CaseSeverity => {
    const u = random();
    return u < 0.1 ? 'critical' : u < 0.3 ? 'high' : 'normal';
  };
  const answer = (chance: number, size: number): RepeatOutcome => {
    const passed = random() < chance;
    const length = size * Math.exp(0.3 * normal());
    return {
      passed,
      score: passed ? 1 : 0,
      latencyMs: 800 * length * Math.exp(0.3 * normal()),
      coldCostUsd: 0.004 * length,
      refused: random() < 0.01,
      schemaViolation: random() < 0.02,
      moderationFlagged: false,
    };
  };
  return (population, cases, repeats) =>
    Array.from({ length: cases }, (_, index) => {
      const { baseline, candidate } = pick(population.kinds, random());
      const size = Math.exp(0.5 * normal());
      const answers = (chance: number): RepeatOutcome[] => Array.from({ length: repeats }, () => answer(chance, size));
      return { id: `c${index}`, severity: severity(), tags: [], baseline: answers(baseline), candidate: answers(candidate) };
    });
}

function pick(kinds: readonly Kind[], u: number): Kind {
  let left = u;
  for (const one of kinds) {
    if (left < one.share) return one;
    left -= one.share;
  }
  return kinds.at(-1) ?? kind(1, 1);
}
