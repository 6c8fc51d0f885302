import { describe, expect, it } from 'vitest';
import type { Gate } from '../../../../../src/core/evals/gate.ts';
import type { CaseOutcome } from '../../../../../src/core/evals/outcome.ts';
import { decideVerdict } from '../../../../../src/core/evals/verdict/decideVerdict.ts';
import { nextStep } from '../../../../../src/core/evals/verdict/nextStep.ts';
import type { NextStepAbout } from '../../../../../src/core/evals/verdict/nextStepAbout.ts';
import { repeatsToTell } from '../../../../../src/core/evals/verdict/repeatsToTell.ts';
import { outcome, suite } from './suites.ts';

const command = 'promptshift eval evals/x.eval.yaml';
const next = (cases: readonly CaseOutcome[], gate: Gate = {}, about: NextStepAbout = {}): string => nextStep(decideVerdict(cases, gate), { command, ...about });
const lost = [...suite([60, '111', '111'], [5, '111', '000']), outcome('fire', '11', '00', 'critical')];
const strict = { maxRegressions: { critical: 0 } };

describe('the next step', () => {
  it('says how often to ask, what that costs and that both steps are needed', () => {
    const text = next(lost, strict, { budgetUsd: 50 });
    expect(text).toMatch(/Ask each case \d times instead of /);
    expect(text).toMatch(/Promoting takes both steps; one bound that turns out broken is enough for hold\. Then run `promptshift eval evals\/x\.eval\.yaml --repeat \d` \(about \$[\d.]+ at this run's cost per answer, within the budget of \$50\.00\) and decide anew\./);
  });

  it('puts a larger drop last, as what it is', () => {
    expect(next(suite([40, '1', '1']))).toMatch(/A change of policy, not a repair: decide, before looking at results, that a larger drop is acceptable \(`maxDrop` in the suite\)\.$/);
  });

  it('has no full stop beside a command', () => {
    const texts = [next(lost, strict), next(suite([40, '1', '1'])), next(suite([400, '1', '1']), {}, { alias: 'chat.core' }), next(suite([400, '1', '1'], [60, '1', '0'])), next([outcome('a', '1', '')])];
    for (const text of texts) expect(text).not.toContain('`.');
  });

  it('asks as many repeats as tell a regression that stays from noise', () => {
    expect(repeatsToTell([...suite([20, '1', '1']), outcome('fire', '1', '0', 'critical')], strict.maxRegressions, 0.05)).toBe(3);
    const flaky = Array.from({ length: 60 }, (_, index) => outcome(`f${index}`, '10', '01', 'critical'));
    expect(repeatsToTell([...flaky, outcome('fire', '11', '00', 'critical')], strict.maxRegressions, 0.05) ?? 11).toBeGreaterThan(3);
  });
});
