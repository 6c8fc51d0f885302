import { describe, expect, it } from 'vitest';
import type { CaseOutcome } from '../../../../../src/core/evals/outcome.ts';
import { decideVerdict } from '../../../../../src/core/evals/verdict/decideVerdict.ts';
import type { VerdictOptions } from '../../../../../src/core/evals/verdict/types.ts';
import { toVerdictView } from '../../../../../src/core/evals/verdict/view.ts';
import type { VerdictView } from '../../../../../src/core/views/verdict.ts';
import { outcome, suite } from './suites.ts';

const held = [...suite([182, '111', '111'], [9, '000', '111'], [4, '111', '000'], [3, '100', '100']), outcome('fire', '111', '000', 'critical'), outcome('flood', '111', '000', 'critical')];
const view = (cases: readonly CaseOutcome[], options: VerdictOptions = {}): VerdictView =>
  toVerdictView(decideVerdict(cases, { maxRegressions: { critical: 0 }, maxCostIncrease: 0.2 }, { traffic: { alias: 'chat.core', callsPerMonth: 5000 }, ...options }));

describe('toVerdictView', () => {
  it('says what was decided and why before anything else', () => {
    const { label, headline, sure, flaky, reasons, counts, regressions, method } = view(held);
    expect(label).toBe('HOLD');
    expect(headline).toBe("the candidate must not replace the baseline: 1 of the gate's 6 bounds is broken.");
    expect(sure).toBe('Chance that noise alone would look this bad: 0.3 % (critical regressions).');
    expect(flaky).toBe('3-0, 3-1, 3-2');
    expect(reasons[0]).toBe('2 of 2 critical cases regressed (allowed 0): fire, flood');
    expect(reasons[1]).toMatch(/^pass rate 94\.5 % → 96\.0 %: \+1\.5 points, 95 % interval −\d\.\d … \+\d\.\d, exact sign test p = 0\.61 \(counts any change: 9 cases rose, 6 fell\): more than the allowed drop of 2 points cannot be ruled out; about [\d,]+ more cases would settle a difference of this size, as within what is allowed$/);
    expect(counts).toBe('wins 9 · losses 6 · same 185 (won or lost: by more than half of the repeats) · flaky 3');
    expect(regressions.slice(0, 2)).toEqual(['fire', 'flood'].map((id) => ({ id, severity: 'critical', baseline: '3/3', candidate: '0/3' })));
    expect(method).toMatch(/^95 % intervals; the unit is the case, its repeats averaged; .*; bootstrap of 2,000 resamples, seed 1$/);
  });

  it('prints its figures with their differences and intervals, and leaves out what never was', () => {
    const rows = new Map(view(held).figures.map((row) => [row.id, row]));
    expect(rows.get('passRate')).toMatchObject({ baseline: '94.5 %', candidate: '96.0 %', delta: '+1.5 points' });
    expect(rows.get('p95')).toMatchObject({ baseline: '1,000 ms', candidate: '1,000 ms', delta: '0 %', interval: '0 % … 0 %' });
    expect(rows.get('costPerSuccess')?.delta).toMatch(/^−\$0\.0000\d+$/);
    expect(rows.get('perMonth')).toMatchObject({ label: 'per month at 5,000 calls (chat.core)', delta: '$0' });
    expect([...rows.keys()]).not.toContain('refusal');
  });

  it('of two runs of one model speaks of drift', () => {
    expect(view(held, { compared: 'runs' }).label).toBe('DRIFT');
    expect(view(suite([400, '1', '1']), { compared: 'runs' }).label).toBe('NO DRIFT');
  });

  it('of no answers has reasons and no figures', () => {
    expect(view([outcome('lost', '1', '')])).toMatchObject({ label: 'INCOMPLETE', figures: [], bounds: [], reasons: ['1 of 1 cases has no answer on a side: run the suite again to ask for them'] });
  });
});
