import { describe, expect, it } from 'vitest';
import { discordantOdds, mcnemarExact } from '../../../../../src/core/evals/statistics/mcnemar.ts';
import { largestDifference, reference } from './reference.ts';

const finite = (value: number | undefined): number | null => (value === undefined || !Number.isFinite(value) ? null : value);

describe('mcnemarExact', () => {
  it('gives the published p-values', () => {
    // Fagerland, Lydersen and Laake 2014 and 2017: Bentur et al. 2009 and Cavo et al. 2012.
    expect(mcnemarExact(7, 1)).toBeCloseTo(0.0703, 4);
    expect(mcnemarExact(16, 6)).toBeCloseTo(0.052479, 6);
    // Presidential approval, Agresti, Categorical Data Analysis (1990), p. 350: chi-squared 34.7, R prints p < 0.0001.
    expect(mcnemarExact(150, 86)).toBeLessThan(1e-4);
    expect(mcnemarExact(0, 0)).toBe(1);
  });

  it('equals statsmodels and R on 200 random tables', () => {
    for (const [, lost, won, , , , , , , , pValue] of reference.tables) expect(Math.abs(mcnemarExact(lost, won) - pValue)).toBeLessThan(1e-6);
  });
});

describe('discordantOdds', () => {
  it("has the limits of R's binom.test as odds", () => {
    for (const [, lost, won, , , , , , , , , lower, upper] of reference.tables) {
      const odds = discordantOdds(lost, won, 0.95);
      // A limit of thousands is as exact as one near 1.
      const scale = Math.max(1, upper ?? 1);
      expect(largestDifference([finite(odds?.lower), finite(odds?.upper)], [lower, upper]) / scale, `${lost} ${won}`).toBeLessThan(1e-6);
    }
  });
});
