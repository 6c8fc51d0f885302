import { describe, expect, it } from 'vitest';
import { decideVerdict } from '../../../../../src/core/evals/verdict/decideVerdict.ts';
import type { Verdict } from '../../../../../src/core/evals/verdict/types.ts';
import { answer, answers, outcome, suite } from './suites.ts';

const stateOf = (verdict: Verdict, id: string): string | undefined => verdict.bounds.find((bound) => bound.id === id)?.state;

describe('decideVerdict', () => {
  it('promotes when the lower bound is above the allowed drop and nothing else is beyond its bound', () => {
    const verdict = decideVerdict(suite([960, '1', '1'], [10, '0', '1'], [5, '1', '0'], [25, '0', '0']), {});
    expect(verdict.decision).toBe('promote');
    expect(verdict.cases).toEqual({ total: 1000, compared: 1000, repeats: { baseline: 1, candidate: 1 }, wins: 10, losses: 5, same: 985 });
    expect(verdict.reasons[0]).toBe(
      'pass rate 96.5 % → 97.0 %: +0.5 points, 95 % interval −0.4 … +1.4, exact McNemar p = 0.30 (counts any change: 10 cases rose, 5 fell): more than the allowed drop of 2 points is ruled out',
    );
  });

  it('is undecided on the same shares with 200 cases, and says how many more would settle it', () => {
    const verdict = decideVerdict(suite([180, '1', '1'], [9, '0', '1'], [6, '1', '0'], [5, '0', '0']), {});
    expect(verdict.decision).toBe('notEnoughEvidence');
    expect(verdict.figures?.furtherCases).toBeGreaterThan(100);
    expect(verdict.reasons[0]).toMatch(/^pass rate 93\.0 % → 94\.5 %: \+1\.5 points, 95 % interval −2\.\d … \+5\.\d, exact McNemar p = 0\.61 \(counts any change: 9 cases rose, 6 fell\): more than the allowed drop of 2 points cannot be ruled out; about [\d,]+ more cases would settle a difference of this size, as within what is allowed$/);
  });

  it('holds when even the upper bound is below the allowed drop', () => {
    const verdict = decideVerdict(suite([160, '1', '1'], [30, '1', '0'], [2, '0', '1'], [8, '0', '0']), {});
    expect(verdict.decision).toBe('hold');
    expect(verdict.reasons[0]).toContain('even the upper bound is beyond the allowed drop of 2 points');
    expect(verdict.figures?.furtherCases).toBeUndefined();
  });

  it('is incomplete while a case has no answer on a side, whatever the others say', () => {
    const cases = suite([100, '1', '0'], [3, '1', ''], [2, '', '1']);
    const verdict = decideVerdict(cases, {});
    expect(verdict.decision).toBe('incomplete');
    expect(verdict.missing).toEqual(['1-0', '1-1', '1-2', '2-0', '2-1']);
    expect(verdict.reasons[0]).toBe('5 of 105 cases have no answer on a side: run the suite again to ask for them');
    expect(verdict.cases).toMatchObject({ total: 105, compared: 100 });
    expect(decideVerdict(suite([10, '1', '1']), {}, { expectedCases: 12 })).toMatchObject({ decision: 'incomplete', cases: { total: 12, compared: 10 } });
  });

  it('of an empty suite is incomplete and has no figures', () => {
    expect(decideVerdict([], {})).toMatchObject({ decision: 'incomplete', bounds: [], reasons: ['the suite has no cases: add one'] });
    expect(decideVerdict([], {}).figures).toBeUndefined();
  });

  it('holds two clean critical regressions of three repeats', () => {
    const verdict = decideVerdict([...suite([998, '111', '111']), outcome('fire', '111', '000', 'critical'), outcome('flood', '111', '000', 'critical')], { maxRegressions: { critical: 0 } });
    expect(verdict.decision).toBe('hold');
    expect(verdict.reasons[0]).toBe('2 of 2 critical cases regressed (allowed 0): fire, flood');
    expect(verdict.regressions.map(({ id }) => id)).toEqual(['fire', 'flood']);
  });

  it('does not hold, nor promote, one that noise explains', () => {
    const gate = { maxRegressions: { critical: 0 } };
    const once = decideVerdict([...suite([999, '1', '1']), outcome('fire', '1', '0', 'critical')], gate);
    expect(once.decision).toBe('notEnoughEvidence');
    expect(once.reasons[0]).toBe('1 of 1 critical case regressed (allowed 0): fire; this could be flakiness alone, which looks as bad in 50 % of runs: repeat each case more often to tell');
    const oneFlip = decideVerdict([...suite([999, '111', '111']), outcome('fire', '110', '100', 'critical')], gate);
    expect(oneFlip).toMatchObject({ decision: 'promote', flaky: ['fire'], regressions: [] });
  });

  it('lets flaky cases elsewhere cast doubt on a single clean regression of the same severity', () => {
    const gate = { maxRegressions: { critical: 0, high: 1 } };
    const alone = [...suite([999, '111', '111']), outcome('fire', '111', '000', 'critical')];
    expect(stateOf(decideVerdict(alone, gate), 'regressions.critical')).toBe('failed');
    const flaky = outcome('smoke', '110', '100', 'critical');
    expect(stateOf(decideVerdict([...alone, flaky], gate), 'regressions.critical')).toBe('unsettled');
  });

  it('asks for a pass rate by its interval to hold and by its figure to promote', () => {
    const passing = (count: number): string | undefined => stateOf(decideVerdict(suite([count, '1', '1'], [400 - count, '0', '0']), { minPassRate: 0.95 }), 'minPassRate');
    expect([390, 378, 360].map(passing)).toEqual(['met', 'unsettled', 'failed']);
  });

  it('holds schema violations, refusals and moderation flags that rise beyond the allowed points', () => {
    const cases = suite([400, '1', '1']).map((one, index) => ({ ...one, candidate: answers('1', { schemaViolation: index < 40, refused: index < 12, moderationFlagged: index < 4 }) }));
    const verdict = decideVerdict(cases, {});
    expect([stateOf(verdict, 'schemaViolation'), stateOf(verdict, 'refusal'), stateOf(verdict, 'moderation')]).toEqual(['failed', 'unsettled', 'met']);
    expect(verdict.reasons[0]).toMatch(/^schema violations 0\.0 % → 10\.0 %: \+10\.0 points \(allowed \+2\.0\), 95 % interval \+\d/);
    expect(stateOf(decideVerdict(cases, { maxRefusalIncrease: 0.05 }), 'refusal')).toBe('met');
  });

  it('cannot check a cost bound without a price, and says so instead of taking it for 0', () => {
    const { coldCostUsd: _price, ...unpriced } = answer(true);
    const cases = [...suite([299, '1', '1']), { ...outcome('unpriced', '1', '1'), candidate: [unpriced] }];
    const verdict = decideVerdict(cases, { maxCostIncrease: 0.2 });
    expect(verdict.decision).toBe('notEnoughEvidence');
    expect(verdict.reasons[0]).toBe('the cost bound cannot be checked: a price is unknown');
    expect(verdict.figures?.costUsd).toBeUndefined();
  });

  it('gives the same verdict for the same seed, and keeps it', () => {
    const cases = suite([40, '110', '111'], [20, '100', '010']);
    expect(decideVerdict(cases, {}, { seed: 7 })).toEqual(decideVerdict(cases, {}, { seed: 7 }));
    expect(decideVerdict(cases, {}, { seed: 7 }).seed).toBe(7);
  });

  it('speaks of runs where two runs are compared', () => {
    const verdict = decideVerdict(suite([400, '1', '1']), { minPassRate: 0.9 }, { compared: 'runs' });
    expect(verdict.reasons).toContainEqual(expect.stringMatching(/^this run passes 100\.0 %/));
  });
});
