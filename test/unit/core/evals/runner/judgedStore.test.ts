import { describe, expect, it } from 'vitest';
import type { RepeatOutcome } from '../../../../../src/core/evals/outcome.ts';
import { caseResults, outcomesOf } from '../../../../../src/core/evals/runner/evalResult.ts';
import { createJudgedStore, toJudgedStore } from '../../../../../src/core/evals/runner/judgedStore.ts';
import type { JudgedRow } from '../../../../../src/core/evals/runner/types.ts';
import type { SuiteCase } from '../../../../../src/core/evals/suites/types.ts';

const whole: RepeatOutcome = { passed: true, score: 0.1 + 0.2, latencyMs: 1234.567, coldCostUsd: 1e-12, retryCostUsd: 0, inputTokens: 3e9 * 4, outputTokens: 0, refused: true, schemaViolation: false, moderationFlagged: true };
const bare: RepeatOutcome = { passed: false, score: 0, latencyMs: 0, refused: false, schemaViolation: true, moderationFlagged: false };
const row = (id: string, side: JudgedRow['side'], repeat: number, more: Partial<JudgedRow>): JudgedRow => ({ type: 'judged', case: id, side, repeat, assertions: [], ...more });
const said = (reason: string): JudgedRow['assertions'] => [{ type: 'equals', name: 'the word', weight: 2, pass: false, score: 0, reason }, { type: 'similar', weight: 1, missing: 'No "embeddings".' }];

describe('judgements in a store', () => {
  it('gives back what it was given, in its order, however much of it is alike', () => {
    // more different texts than are looked for, and one that fills a chunk by itself
    const rows = Array.from({ length: 10_000 }, (_, at) =>
      row(`c${at % 2_500}`, at % 5_000 < 2_500 ? 'baseline' : 'candidate', at < 5_000 ? 0 : 1, at % 3 === 0 ? { outcome: whole, assertions: said(`"ä😀" is not ${at}.`) } : at % 3 === 1 ? { outcome: bare, assertions: said('no') } : { error: `It broke. ${at % 7}`, sample: true }));
    const long = row('\uFEFFlong', 'baseline', 0, { error: 'x'.repeat(1_000_000) });
    const store = createJudgedStore([...rows, long]);
    expect(store.length).toBe(10_001);
    expect([...store]).toEqual([...rows, long]);
    expect(toJudgedStore(store)).toBe(store);
  });

  it('keeps one row for each side and repeat, the last', () => {
    const store = createJudgedStore([row('a', 'candidate', 1, { outcome: bare }), row('a', 'candidate', 0, { error: 'It broke.' })]);
    store.set(row('a', 'candidate', 0, { outcome: whole }));
    expect(store.length).toBe(2);
    expect(store.rowsOf('a', 'candidate').map(({ repeat, outcome, error }) => [repeat, outcome, error])).toEqual([[0, whole, undefined], [1, bare, undefined]]);
    expect([store.has('a', 'candidate', 1), store.has('a', 'candidate', 2), store.has('a', 'baseline', 0), store.has('b', 'baseline', 0)]).toEqual([true, false, false, false]);
  });

  it('shows a case as one that holds its rows', () => {
    const one: SuiteCase = { id: 'a', place: { path: 's', line: 3 }, severity: 'high', tags: ['t'], owner: '@me', vars: {}, messages: [], toolResults: {}, assert: [] };
    const rows = [row('a', 'baseline', 0, { outcome: whole }), row('a', 'candidate', 0, { outcome: bare, assertions: said('no') }), row('a', 'baseline', 1, { error: 'It broke.' }), row('gone', 'baseline', 0, {})];
    const results = caseResults([one, { ...one, id: 'unasked' }], rows);
    const shown = { id: 'a', place: one.place, severity: 'high', tags: ['t'], owner: '@me', baseline: [rows[0], rows[2]], candidate: [rows[1]] };
    expect(JSON.parse(JSON.stringify(results))).toEqual([shown, { ...shown, id: 'unasked', baseline: [], candidate: [] }]);
    expect(outcomesOf(results).map(({ id, baseline, candidate }) => ({ id, baseline, candidate }))).toEqual([{ id: 'a', baseline: [whole], candidate: [bare] }, { id: 'unasked', baseline: [], candidate: [] }]);
    // a plain one is read alike
    expect(outcomesOf([{ ...shown, severity: 'high', baseline: [row('a', 'baseline', 0, { outcome: whole })], candidate: [] }])[0]).toMatchObject({ id: 'a', baseline: [whole], candidate: [] });
  });
});
