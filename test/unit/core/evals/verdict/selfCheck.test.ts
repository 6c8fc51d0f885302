import { describe, expect, it } from 'vitest';
import { selfCheck, selfCheckSteps } from '../../../../../src/core/evals/verdict/selfCheck.ts';
import { suite } from './suites.ts';

const gate = { maxRegressions: { critical: 0 } };

describe('selfCheck', () => {
  it('of steady answers always decides the same', () => {
    const check = selfCheck(suite([300, '111', '111']), gate, { source: 'bothSides', runs: 20 });
    expect(check).toMatchObject({ decisions: { promote: 20, hold: 0 }, heldBy: {}, unsettledBy: {} });
    expect(check.held.upper).toBeGreaterThan(0.1);
  });

  it('shows what flaky critical cases do to a gate, and does not hold more often than stated', () => {
    const cases = suite([600, '111', '111'], [4, '110', '010', 'critical']);
    const check = selfCheck(cases, gate, { source: 'bothSides', runs: 200, seed: 3 });
    expect(check.decisions.promote + check.decisions.notEnoughEvidence + check.decisions.hold).toBe(200);
    expect(check.unsettledBy['regressions.critical']).toBeGreaterThan(10);
    expect(check.held.estimate).toBeLessThan(0.05);
    expect(selfCheck(cases, gate, { source: 'bothSides', runs: 200, seed: 3 })).toEqual(check);
  });

  it('is the same a run at a time, and can be left between two', () => {
    const [cases, options] = [suite([30, '111', '110']), { source: 'bothSides', runs: 4, seed: 3 } as const];
    const told: number[] = [];
    const steps = selfCheckSteps(cases, gate, options);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) told.push(step.value.done / step.value.runs);
    expect(told).toEqual([0.25, 0.5, 0.75, 1]);
    expect(step.value).toEqual(selfCheck(cases, gate, options));
  });

  it('draws a side of recorded repeats with replacement, and leaves a missing case missing', () => {
    const check = selfCheck(suite([300, '111', '000']), gate, { source: 'baseline', runs: 5 });
    expect(check.decisions.promote).toBe(5);
    expect(selfCheck(suite([300, '111', '111'], [1, '', '1']), gate, { source: 'baseline', runs: 5 }).decisions.incomplete).toBe(5);
  });
});
