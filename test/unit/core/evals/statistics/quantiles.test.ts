import { describe, expect, it } from 'vitest';
import { quantileCorrelation, quantileEstimate, relativeIncrease } from '../../../../../src/core/evals/statistics/quantiles.ts';
import { reference } from './reference.ts';

describe('quantileEstimate', () => {
  it('equals R and SciPy on 200 random samples: nearest rank, and the order statistics of the binomial ranks', () => {
    for (const [p, values, quantile, lowRank, highRank] of reference.quantiles) {
      const sorted = values.toSorted((a, b) => a - b);
      expect(quantileEstimate(values.map((value) => [value]), p, 0.95)).toEqual({
        estimate: quantile,
        lower: sorted[lowRank - 1] ?? Number.NEGATIVE_INFINITY,
        upper: sorted[highRank - 1] ?? Number.POSITIVE_INFINITY,
      });
    }
  });

  it('is wider where the measurements are repeats of few cases', () => {
    const latency = (index: number): number => 100 + index;
    const alone = Array.from({ length: 300 }, (_, index) => [latency(index)]);
    const grouped = Array.from({ length: 100 }, (_, index) => [latency(3 * index), latency(3 * index + 1), latency(3 * index + 2)]);
    const width = (groups: number[][]): number => {
      const interval = quantileEstimate(groups, 0.5, 0.95);
      return (interval?.upper ?? 0) - (interval?.lower ?? 0);
    };
    expect(width(grouped) / width(alone)).toBeGreaterThan(1.6);
    expect(width(grouped) / width(alone)).toBeLessThan(1.85);
  });

  it('has no upper bound for a p95 of 20, and is nothing for nothing', () => {
    expect(quantileEstimate(Array.from({ length: 20 }, (_, index) => [index]), 0.95, 0.95)?.upper).toBe(Number.POSITIVE_INFINITY);
    expect(quantileEstimate([[], []], 0.5, 0.95)).toBeUndefined();
  });
});

describe('relativeIncrease', () => {
  it('adds the two uncertainties on the logarithmic scale', () => {
    const increase = relativeIncrease({ estimate: 100, lower: 100, upper: 100 }, { estimate: 120, lower: 90, upper: 150 });
    expect(increase?.estimate).toBeCloseTo(0.2, 12);
    expect(increase?.lower).toBeCloseTo(-0.1, 12);
    expect(increase?.upper).toBeCloseTo(0.5, 12);
  });

  it('is narrower the more the sides go together', () => {
    const side = { estimate: 100, lower: 80, upper: 125 };
    const width = (correlation: number): number => {
      const increase = relativeIncrease(side, side, correlation);
      return (increase?.upper ?? 0) - (increase?.lower ?? 0);
    };
    expect(width(0.5)).toBeLessThan(width(0));
    expect(width(1)).toBeCloseTo(0, 6);
  });

  it('stays open where a side has no bound', () => {
    const increase = relativeIncrease({ estimate: 100, lower: 80, upper: Number.POSITIVE_INFINITY }, { estimate: 300, lower: 200, upper: 400 });
    expect(increase?.lower).toBe(Number.NEGATIVE_INFINITY);
    expect(relativeIncrease({ estimate: 0, lower: 0, upper: 1 }, { estimate: 1, lower: 1, upper: 1 })).toBeUndefined();
  });
});

describe('quantileCorrelation', () => {
  const pairs = (shift: number): { before: number[]; after: number[] }[] =>
    Array.from({ length: 200 }, (_, index) => ({ before: [index], after: [(index + shift) % 200] }));

  it('is near 1 where the same cases are slow on both sides, and 0 where others are', () => {
    expect(quantileCorrelation(pairs(0), 189, 189)).toBeGreaterThan(0.9);
    expect(quantileCorrelation(pairs(100), 189, 189)).toBe(0);
  });
});
