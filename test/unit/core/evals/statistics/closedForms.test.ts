import { describe, expect, it } from 'vitest';
import { holm } from '../../../../../src/core/evals/statistics/holm.ts';
import { wilsonInterval } from '../../../../../src/core/evals/statistics/wilson.ts';
import { largestDifference, reference } from './reference.ts';

describe('methods without a file of their own tests', () => {
  it('Wilson intervals equal those of statsmodels', () => {
    for (const [successes, n, lower, upper] of reference.wilson) {
      const interval = wilsonInterval(successes / n, n, 0.95);
      expect(largestDifference([interval.lower, interval.upper], [lower, upper])).toBeLessThan(1e-6);
    }
  });

  it("Holm's adjustment equals R's and statsmodels'", () => {
    for (const [pValues, adjusted] of reference.holm) expect(largestDifference(holm(pValues), adjusted)).toBeLessThan(1e-9);
    expect(holm([])).toEqual([]);
  });
});
