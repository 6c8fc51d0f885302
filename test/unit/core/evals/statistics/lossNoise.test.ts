import { describe, expect, it } from 'vitest';
import { leastPossible, lossesByNoise, lossEvidence, type LossEvidence } from '../../../../../src/core/evals/statistics/lossNoise.ts';
import { reference } from './reference.ts';

const evidence = (before: number, after: number, repeats: number): LossEvidence =>
  lossEvidence({ baseline: { passed: before, repeats }, candidate: { passed: after, repeats } });

describe('lossesByNoise', () => {
  it('is a coin toss for one repeat, 1 in 20 for 3/3 → 0/3, 1 in 5 for 3/3 → 1/3, 1 in 252 for 5/5 → 0/5', () => {
    expect(lossesByNoise([evidence(1, 0, 1)], 0)).toBeCloseTo(1 / 2, 12);
    expect(lossesByNoise([evidence(3, 0, 3)], 0)).toBeCloseTo(1 / 20, 12);
    expect(lossesByNoise([evidence(3, 1, 3)], 0)).toBeCloseTo(1 / 5, 12);
    expect(lossesByNoise([evidence(5, 0, 5)], 0)).toBeCloseTo(1 / 252, 12);
  });

  it('of cases run once is the one-sided exact McNemar test', () => {
    const five = Array.from({ length: 5 }, () => evidence(1, 0, 1));
    expect(lossesByNoise(five, 0)).toBeCloseTo(1 / 32, 12);
    expect(lossesByNoise([...five, evidence(0, 1, 1)], 0)).toBeCloseTo(7 / 64, 12);
  });

  it('grows with every other flaky case, and with what is allowed', () => {
    const alone = lossesByNoise([evidence(3, 0, 3)], 0);
    expect(lossesByNoise([evidence(3, 0, 3), evidence(2, 1, 3), evidence(3, 3, 3)], 0)).toBeGreaterThan(alone);
    expect(lossesByNoise([evidence(3, 0, 3), evidence(3, 0, 3)], 1)).toBeGreaterThan(alone);
    expect(lossesByNoise([evidence(3, 0, 3)], 1)).toBe(1);
    expect(lossesByNoise([evidence(3, 3, 3), evidence(0, 0, 3), evidence(1, 2, 3)], 0)).toBe(1);
  });

  it('equals going through every deal with SciPy', () => {
    for (const [allowed, cases, chance] of reference.losses) {
      const read = cases.map(([before, first, after, second]) => lossEvidence({ baseline: { passed: before, repeats: first }, candidate: { passed: after, repeats: second } }));
      expect(Math.abs(lossesByNoise(read, allowed) - chance), JSON.stringify([allowed, cases])).toBeLessThan(1e-9);
    }
  });
});

describe('leastPossible', () => {
  it('is what the worst deal of every case would give', () => {
    expect(leastPossible([evidence(2, 1, 3), evidence(3, 3, 3)])).toBeCloseTo(1 / 20, 12);
    expect(leastPossible([])).toBe(1);
  });
});
