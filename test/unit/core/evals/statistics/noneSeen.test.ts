import { describe, expect, it } from 'vitest';
import { noneSeenUpper } from '../../../../../src/core/evals/statistics/noneSeen.ts';

describe('noneSeenUpper', () => {
  it('is the share at which none of so many would be seen once in 20 suites', () => {
    for (const cases of [1, 14, 60, 1000]) expect((1 - noneSeenUpper(cases, 0.95)) ** cases).toBeCloseTo(0.05, 10);
    expect(noneSeenUpper(14, 0.95)).toBeCloseTo(0.1926, 4);
  });

  it('comes near the rule of three, and rules nothing out of no cases', () => {
    expect(noneSeenUpper(1000, 0.95) * 1000).toBeCloseTo(3, 1);
    expect(noneSeenUpper(0, 0.95)).toBe(1);
  });
});
