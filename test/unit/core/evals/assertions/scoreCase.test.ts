import { describe, expect, it } from 'vitest';
import { scoreCase } from '../../../../../src/core/evals/assertions/scoreCase.ts';
import type { Assertion, AssertionOutcome } from '../../../../../src/core/index.ts';

const weighed = (...weights: readonly (number | undefined)[]): readonly Assertion[] => weights.map((weight) => ({ type: 'equals', value: 'x', ...(weight === undefined ? {} : { weight }) }));
const got = (...scores: readonly (number | undefined)[]): readonly AssertionOutcome[] => scores.map((score) => (score === undefined ? { missing: 'away' } : { pass: score >= 0.5, score, reason: '' }));

describe('scoreCase', () => {
  it('is the weighted mean, and passes when everything that counts passes', () => {
    expect(scoreCase(weighed(undefined, 3), got(1, 0.6))).toMatchObject({ score: (1 + 3 * 0.6) / 4, passed: true });
    expect(scoreCase(weighed(1, 1), got(1, 0.4))).toMatchObject({ score: 0.7, passed: false });
  });
  it('never fails for what weighs nothing', () => {
    expect(scoreCase(weighed(1, 0), got(1, 0))).toMatchObject({ score: 1, passed: true });
    expect(scoreCase(weighed(0), got(0))).toMatchObject({ score: 1, passed: true });
    expect(scoreCase(weighed(0, 1), got(undefined, 1))).toMatchObject({ score: 1, passed: true });
    expect(scoreCase([], [])).toMatchObject({ score: 1, passed: true });
  });
  it('goes by the mean alone where there is a threshold', () => {
    expect(scoreCase(weighed(3, 1), got(1, 0), 0.75)).toMatchObject({ passed: true });
    expect(scoreCase(weighed(3, 1), got(1, 0), 0.76)).toMatchObject({ passed: false });
    expect(scoreCase(weighed(1, 1, 1), got(0.1, 0.2, 0.6), 0.3)).toMatchObject({ passed: true });
  });
  it('leaves open what a missing one could change, and only that', () => {
    expect(scoreCase(weighed(1, 1), got(1, undefined))).toMatchObject({ passed: undefined, score: 1 });
    expect(scoreCase(weighed(1, 1), got(0, undefined))).toMatchObject({ passed: false, score: 0 });
    expect(scoreCase(weighed(1, 1), got(undefined, undefined))).toMatchObject({ passed: undefined, score: undefined });
    expect(scoreCase(weighed(3, 1), got(1, undefined), 0.75)).toMatchObject({ passed: true });
    expect(scoreCase(weighed(3, 1), got(0, undefined), 0.75)).toMatchObject({ passed: false });
    expect(scoreCase(weighed(1, 1), got(1, undefined), 0.75)).toMatchObject({ passed: undefined });
  });
});
