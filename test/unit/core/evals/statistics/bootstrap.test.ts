import { describe, expect, it } from 'vitest';
import { bcaInterval, resampleSums, seededIndices } from '../../../../../src/core/evals/statistics/bootstrap.ts';
import { largestDifference, reference } from './reference.ts';

const ratio = (sums: ArrayLike<number>): number => (sums[1] ?? Number.NaN) / (sums[0] ?? Number.NaN);

describe('bcaInterval', () => {
  it("equals SciPy's from the same resample indices", () => {
    for (const [before, after, indices, estimate, lower, upper] of reference.bootstrap) {
      let next = 0;
      const sums = resampleSums([Float64Array.from(before), Float64Array.from(after)], () => indices[next++] ?? Number.NaN, indices.length / before.length);
      const interval = bcaInterval(sums, ratio, 0.95);
      expect(largestDifference([interval.estimate, interval.lower, interval.upper], [estimate, lower, upper])).toBeLessThan(1e-6);
    }
  });

  it('is a point where the statistic does not vary', () => {
    const column = Float64Array.of(2, 2, 2);
    expect(bcaInterval(resampleSums([column, column], seededIndices(3, 1), 50), ratio, 0.95)).toEqual({ estimate: 1, lower: 1, upper: 1 });
  });
});

describe('bcaInterval, expanded', () => {
  const width = (n: number, expanded: boolean): number => {
    const column = Float64Array.from({ length: n }, (_, index) => Math.sin(index * 12.9898));
    const { lower, upper } = bcaInterval(resampleSums([column], seededIndices(n, 3), 4000), (sums) => (sums[0] ?? Number.NaN) / n, 0.95, { expanded });
    return upper - lower;
  };

  it("reaches as far as Student's t does: (t₁₉ / z) · √(20/19) of 20 cases, and no further of 2,000", () => {
    expect(width(20, true) / width(20, false)).toBeCloseTo((2.093_024 / 1.959_964) * Math.sqrt(20 / 19), 1);
    expect(width(2000, true) / width(2000, false)).toBeCloseTo(1, 2);
  });
});

describe('seededIndices', () => {
  it('repeats itself for a seed and reaches every index about as often', () => {
    const draw = (seed: number): number[] => Array.from({ length: 9000 }, seededIndices(9, seed));
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
    const counts = Array.from({ length: 9 }, (_, index) => draw(5).filter((value) => value === index).length);
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
  });
});
