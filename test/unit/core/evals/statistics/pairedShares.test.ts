import { describe, expect, it } from 'vitest';
import { atSize, summariseShares } from '../../../../../src/core/evals/statistics/pairedShares.ts';
import { pairsOfTable } from './reference.ts';

describe('summariseShares', () => {
  it('counts every case once where each ran once', () => {
    const shares = summariseShares(pairsOfTable(7, 2, 1, 3), { baseline: 1, candidate: 1 });
    expect(shares.baseline.effectiveN).toBeCloseTo(13, 10);
    expect(shares.candidate.effectiveN).toBeCloseTo(13, 10);
    expect(shares.difference.mean).toBeCloseTo(-1 / 13, 12);
  });

  it('counts repeats of a case as little as they differ between cases', () => {
    const steady = summariseShares(pairsOfTable(10, 0, 0, 10), { baseline: 3, candidate: 3 });
    expect(steady.baseline.effectiveN).toBeCloseTo(20, 10);
    const flaky = Array.from({ length: 20 }, (_, index) => ({ baseline: (1 + (index % 2)) / 3, candidate: 1 / 3 }));
    expect(summariseShares(flaky, { baseline: 3, candidate: 3 }).baseline.effectiveN).toBe(60);
    expect(summariseShares(flaky, { baseline: 3, candidate: 3 }).candidate.effectiveN).toBe(20);
  });

  it('keeps the proportions at another size', () => {
    const shares = summariseShares(pairsOfTable(7, 2, 1, 3), { baseline: 1, candidate: 1 });
    expect(atSize(shares, 130)).toMatchObject({ n: 130, difference: shares.difference, covariance: shares.covariance });
    expect(atSize(shares, 130).baseline.effectiveN).toBeCloseTo(130, 10);
  });
});
