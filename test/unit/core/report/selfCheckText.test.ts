import { describe, expect, it } from 'vitest';
import { selfCheck } from '../../../../src/core/evals/verdict/selfCheck.ts';
import { selfCheckToText } from '../../../../src/core/report/selfCheckText.ts';
import { suite } from '../evals/verdict/suites.ts';

describe('selfCheckToText', () => {
  it('says how often the gate would have flipped, and on what', () => {
    const cases = suite([400, '111', '111'], [4, '110', '010', 'critical']);
    const [first, second, ...rest] = selfCheckToText(selfCheck(cases, { maxRegressions: { critical: 0 } }, { source: 'bothSides', runs: 100 })).split('\n');
    expect(first).toMatch(/^A model that did not change would be held in \d\.\d % of runs \(95 % interval \d\.\d % … \d\.\d %\), promoted in \d+\.\d %, not decided in \d+\.\d %\.$/);
    expect(second).toMatch(/^(Held|Kept from promotion) by: critical regressions \d+\.\d %/);
    expect(rest.join('\n')).toContain('100 simulated runs, seed 1: both sides ran the same model');
  });
});
