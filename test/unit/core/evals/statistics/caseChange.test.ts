import { describe, expect, it } from 'vitest';
import { caseChange, isFlaky, type PassCounts } from '../../../../../src/core/evals/statistics/caseChange.ts';

const counts = (before: number, after: number, repeats: number): PassCounts => ({
  baseline: { passed: before, repeats },
  candidate: { passed: after, repeats },
});

describe('caseChange', () => {
  it('of one repeat is passed → failed', () => {
    expect(caseChange(counts(1, 0, 1))).toBe('loss');
    expect(caseChange(counts(0, 1, 1))).toBe('win');
    expect(caseChange(counts(1, 1, 1))).toBe('same');
  });

  it('of three is a fall by more than half, so that one flip of a flaky case is none', () => {
    expect(caseChange(counts(3, 0, 3))).toBe('loss');
    expect(caseChange(counts(3, 1, 3))).toBe('loss');
    expect(caseChange(counts(2, 1, 3))).toBe('same');
    expect(caseChange(counts(3, 2, 3))).toBe('same');
    expect(caseChange(counts(2, 1, 2))).toBe('same');
    expect(caseChange({ baseline: { passed: 5, repeats: 6 }, candidate: { passed: 1, repeats: 3 } })).toBe('same');
  });
});

describe('isFlaky', () => {
  it('asks for both outcomes', () => {
    expect([0, 1, 2, 3].map((passed) => isFlaky({ passed, repeats: 3 }))).toEqual([false, true, true, false]);
  });
});
