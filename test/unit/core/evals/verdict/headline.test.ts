import { describe, expect, it } from 'vitest';
import type { Gate } from '../../../../../src/core/evals/gate.ts';
import type { CaseOutcome } from '../../../../../src/core/evals/outcome.ts';
import { decideVerdict } from '../../../../../src/core/evals/verdict/decideVerdict.ts';
import type { VerdictOptions } from '../../../../../src/core/evals/verdict/types.ts';
import { toVerdictView } from '../../../../../src/core/evals/verdict/view.ts';
import type { VerdictView } from '../../../../../src/core/views/verdict.ts';
import { outcome, suite } from './suites.ts';

const models = { baseline: 'gpt-a', candidate: 'gpt-b' };
const view = (cases: readonly CaseOutcome[], gate: Gate = {}, options: VerdictOptions = {}, about = {}): VerdictView => toVerdictView(decideVerdict(cases, gate, options), { ...models, ...about });
const good = suite([400, '1', '1']);
const bad = suite([400, '1', '1'], [60, '1', '0']);
const few = suite([40, '1', '1']);

describe('a verdict in a sentence', () => {
  it('names both models and how many bounds decided', () => {
    expect(view(good).headline).toBe('gpt-b may replace gpt-a: all 4 bounds of the gate are kept.');
    expect(view(bad, { minPassRate: 0.95 }).headline).toBe("gpt-b must not replace gpt-a: 2 of the gate's 5 bounds are broken.");
    expect(view(few).headline).toBe("It is not shown whether gpt-b may replace gpt-a: 1 of the gate's 4 bounds is not settled.");
    expect(view([...good, outcome('lost', '1', '')]).headline).toBe('Nothing is decided: 400 of 401 cases were answered on both sides.');
    expect(view([]).headline).toBe('Nothing is decided: the suite has no cases.');
  });

  it('speaks of the reference run where one is compared with', () => {
    expect(view(good, {}, { compared: 'runs' }).headline).toBe('gpt-b answers as it did in the reference run: all 4 bounds of the gate are kept.');
    expect(view(bad, {}, { compared: 'runs' }).headline).toBe("gpt-b no longer answers as it did in the reference run: 1 of the gate's 4 bounds is broken.");
    expect(view(few, {}, {}, { inUse: true }).headline).toMatch(/^It is not shown whether the suite as it is now may replace the reference run: /);
  });

  it('says how often it is wrong, or what is open', () => {
    expect(view(good, { maxDrop: 0.03 }).sure).toBe('A candidate that in truth passes 3 points less than the baseline would get this verdict in at most 2.5 % of runs.');
    expect(view(bad, { minPassRate: 0.95, maxRegressions: { normal: 0 } }).sure).toBe('Chance that noise alone would look this bad: under 0.1 % (normal regressions), at most about 2.5 % for each other broken bound.');
    expect(view(bad).sure).toBe('Chance that noise alone would look this bad: at most about 2.5 %.');
    expect(view(few).sure).toMatch(/^Open: pass-rate difference \(with 95 % confidence between −\d+\.\d and \+\d+\.\d points; the limit is −2\.0\)\.$/);
    expect(view([...good, outcome('lost', '1', '')]).sure).toBeUndefined();
  });

  it('gives every bound of a promotion its chance', () => {
    const { sure } = view([...good, outcome('fire', '1', '1', 'critical')], { minPassRate: 0.9, maxRegressions: { critical: 0 } });
    expect(sure).toContain('Were one of these in truth beyond its limit, it would look this good in at most about 2.5 % of runs: pass rate.');
    expect(sure).toContain('0 of 1 critical case regressed: were it 95.0 % of such cases in truth, 5 % of suites would show none.');
    expect(view(good, { minPassRate: 0.995 }).sure).toContain('Not proven, since the interval goes past the limit: pass rate.');
  });

  it('says where more cases would lead', () => {
    expect(view(suite([60, '1', '1'], [4, '1', '0'])).next).toContain('If the difference stays as it is, the answer will be hold.');
    expect(view(few).next).not.toContain('the answer will be hold');
  });
});

describe('what was seen of a bound', () => {
  it('is kept without proof where the interval reaches beyond it, and nothing where there was none', () => {
    const bounds = new Map(view(suite([40, '1', '1']), { minPassRate: 0.95, maxCostIncrease: 0.2 }).bounds.map((bound) => [bound.id, bound]));
    expect(bounds.get('minPassRate')?.outcome).toBe('kept, not proven: the interval goes past the limit');
    expect(bounds.get('minPassRate')?.mark).toBe('~');
    expect(bounds.get('cost')?.outcome).toBe('kept');
    expect(bounds.get('refusal')).toMatchObject({ observed: 'none on either side', outcome: 'kept' });
    expect(bounds.get('maxDrop')?.limit).toBe('drop of at most 2 points');
  });
});

describe('tests of the metrics', () => {
  it('are named with their adjusted p-values and effect sizes', () => {
    const rows = new Map(view(bad).tests.map((row) => [row.id, row]));
    expect(rows.get('passRate')).toEqual({ id: 'passRate', label: 'pass rate', test: 'exact McNemar', pValue: 'p < 0.001', holm: 'p < 0.001', effect: expect.stringMatching(/^0 cases rose, 60 fell/) as string });
    expect(rows.get('score')).toMatchObject({ test: 'Wilcoxon signed-rank', effect: expect.stringMatching(/^direction −1\.00 \(rank-biserial\), size −\d\.\d\d \(d_z\)$/) as string });
    expect([...rows.keys()]).not.toContain('refusal');
  });
});
