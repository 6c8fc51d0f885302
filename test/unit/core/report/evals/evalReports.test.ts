import { describe, expect, it } from 'vitest';
import { evalReport } from '../../../../../src/core/report/evals/evalReport.ts';
import { plain } from '../../../../../src/core/report/types.ts';
import { outcome, suite } from '../../evals/verdict/suites.ts';
import { resultOf } from './results.ts';

const gate = { maxRegressions: { critical: 0 }, maxCostIncrease: 0.2, minPassRate: 0.9 };
const held = resultOf([...suite([182, '111', '111'], [9, '000', '111'], [4, '111', '000'], [3, '100', '100']), outcome('fire', '111', '000', 'critical'), outcome('flood', '111', '000', 'critical')], gate);
const reference = { run: 'r1', ranAt: '2026-10-01T00:00:00.000Z', model: 'gpt-5.4-2026-03-05', provider: 'replay (recorded answers)', changed: [] };
const sameModel = { baseline: held.sides.baseline, candidate: held.sides.baseline };
const drifted = resultOf(suite([400, '1', '1'], [60, '1', '0']), {}, { reference, sides: sameModel });
const print = (format: 'text' | 'markdown' | 'json' | 'junit' | 'csv' | 'html', ...results: Parameters<typeof evalReport>[0]): string => evalReport(results, format, plain);

describe('reports of suites', () => {
  it('begin with the decision, its reasons and what to do, in text', () => {
    expect(print('text', held).split('\n').slice(0, 9)).toEqual([
      'Ticket triage 1.2.0   gpt-5.4-2026-03-05 (baseline, chat.triage) → gpt-5.5-2026-04-23 (candidate)',
      ' suite evals/triage.eval.yaml · run 2026-11-22T101500Z-triage-1f3a · live answers from openai (https://api.openai.com) · 200 cases × 3 answers a side · prompt prompts/triage/1.2.0.md · 2026-11-22 · spent $1.84 of a $2.00 budget',
      " HOLD  gpt-5.5-2026-04-23 must not replace gpt-5.4-2026-03-05: 1 of the gate's 7 bounds is broken.",
      '       2 of 2 critical cases regressed (allowed 0): fire, flood',
      expect.stringMatching(/^ {7}pass rate 94\.5 % → 96\.0 %: \+1\.5 points/),
      ' sure  Chance that noise alone would look this bad: 0.3 % (critical regressions).',
      expect.stringMatching(/^ next {2}Keep gpt-5\.4-2026-03-05\. Look first at fire, the first of 6 regressions, critical; change the prompt or the candidate, then run it again: `promptshift eval evals\/triage\.eval\.yaml` \(about \$\d+\.\d\d at this run's cost per answer: raise the budget of \$2\.00 in the suite first\)$/),
      expect.stringMatching(/^ gate {2,}seen \(95 % interval\) {2,}allowed$/),
      expect.stringMatching(/^ {3}✖ critical regressions {2,}2 of 2 critical cases {2,}at most 0 {2,}broken$/),
    ]);
    expect(print('text', held)).toContain(' cases  wins 9 · losses 6 · same 185 (won or lost: by more than half of the repeats) · flaky 3 · errors 0 · regressions: 2 critical · 4 normal\n');
  });

  it('list every bound with its figure, its limit and whether it was kept', () => {
    const ids = held.verdict.bounds.map(({ id }) => id);
    expect(ids).toHaveLength(7);
    const { results } = JSON.parse(print('json', held)) as { readonly results: readonly { readonly summary: { readonly view: { readonly label: string; readonly bounds: readonly { readonly id: string; readonly label: string; readonly observed: string; readonly limit: string; readonly outcome: string }[] } } }[] };
    const { bounds, label } = results[0]?.summary.view ?? { bounds: [], label: '' };
    expect(label).toBe('HOLD');
    expect(bounds.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    for (const format of ['text', 'markdown', 'html'] as const) {
      const report = print(format, held);
      for (const bound of bounds) for (const part of [bound.label, bound.observed, bound.limit, bound.outcome]) expect(report, format).toContain(part);
    }
    expect(print('markdown', held)).toContain('| critical regressions | 2 of 2 critical cases | at most 0 | ✖ broken |');
  });

  it('call a run that is held against a reference run of the same model drift, everywhere', () => {
    for (const format of ['text', 'markdown', 'json', 'html', 'junit'] as const) {
      const report = print(format, drifted);
      expect(report, format).toMatch(/\bDRIFT\b/);
      expect(report, format).not.toMatch(/\bHOLD\b/);
      expect(report, format).toContain('It no longer answers as it did in the reference run');
    }
    expect(print('text', drifted)).toContain('gpt-5.4-2026-03-05 (reference run of 2026-10-01) → gpt-5.4-2026-03-05 (in use now, chat.triage)');
    expect(print('text', resultOf(suite([400, '1', '1']), {}, { reference, sides: sameModel }))).toContain(' NO DRIFT  gpt-5.4-2026-03-05 answers as it did in the reference run: all 4 bounds of the gate are kept.');
  });

  it('say what a reader must know before believing a figure', () => {
    const [first] = held.cases;
    const replayed = { ...held, provider: 'replay (recorded answers)', run: { ...held.run, reason: 'The budget is reached.' }, cases: first === undefined ? [] : [{ ...first, candidate: first.candidate.map((row) => ({ ...row, sample: true as const })) }] };
    const other = resultOf(suite([400, '1', '1']), {}, { reference: { ...reference, changed: ['the prompt', 'the tools'] } });
    for (const format of ['text', 'markdown', 'html'] as const) {
      expect(print(format, replayed), format).toContain('Replayed: recorded answers were judged anew');
      expect(print(format, replayed), format).toContain('These answers come from sample fixtures, not from a model');
      expect(print(format, replayed), format).toContain('The budget is reached.');
      expect(print(format, other), format).toContain('Since the reference run the prompt and the tools changed too');
    }
  });

  it('name what would settle it where there is not enough evidence', () => {
    expect(print('text', resultOf(suite([40, '1', '1'])))).toMatch(/next {2}Do not switch on this yet\. Add about [\d,]+ cases like these to the suite, to settle the pass rate\. Then run `promptshift eval evals\/triage\.eval\.yaml` \(about .*\) and decide anew\. A change of policy, not a repair: .*`maxDrop` in the suite\)\./);
    expect(print('text', resultOf([...suite([300, '1', '1']), outcome('fire', '1', '0', 'critical')], gate))).toContain('Ask each case 3 times instead of 1, to tell a regression from a flaky case. Then run `promptshift eval evals/triage.eval.yaml --repeat 3` (about');
    expect(print('text', resultOf(suite([400, '1', '1'])))).toContain('next  Let chat.triage stand for gpt-5.5-2026-04-23: `promptshift alias promote chat.triage` does it, and `promptshift alias rollback chat.triage` takes it back.');
    expect(print('text', resultOf([outcome('lost', '1', '')]))).toContain('next  Decide nothing yet. Go on with the run: `promptshift eval evals/triage.eval.yaml --resume`');
  });

  it('mark what one copies as code in each format', () => {
    const promoted = resultOf(suite([400, '1', '1']));
    expect(print('html', promoted)).toContain('<code>promptshift alias promote chat.triage</code> does it');
    expect(print('markdown', promoted)).toContain('`promptshift alias rollback chat.triage` takes it back');
    const against = resultOf([...suite([300, '1', '1']), outcome('fire', '1', '0', 'critical')], gate, { reference: { ...reference, changed: ['the prompt'] }, suite: { name: 'x', path: "evals/it's $(x).eval.yaml" } });
    // --reference takes no --repeat
    expect(print('text', against)).toContain(String.raw`promptshift eval 'evals/it'\''s $(x).eval.yaml' --reference --candidate gpt-5.5-2026-04-23`);
    expect(print('text', against)).not.toContain('--repeat');
  });

  it('say what counts add up to', () => {
    const lost = resultOf([...suite([20, '111', '111']), outcome('a', '111', '000'), outcome('b', '110', '000')], gate);
    const tagged = { ...lost, cases: lost.cases.map((one) => (one.id === 'a' ? { ...one, tags: ['tone'] } : one)) };
    expect(print('text', tagged)).toContain('Regressions by tag: tone 1 · untagged 1.');
    expect(print('markdown', tagged)).toContain('Flaky: b (also a regression)');
    expect(print('markdown', tagged)).toContain('| b | normal | regression, flaky |');
    expect(print('text', resultOf(suite([400, '1', '1'])))).toContain('schema violations, refusals, moderation flags (3 bounds)');
  });

  it('count a case as the verdict does: a small fall of a flaky case is no regression', () => {
    const rows = print('csv', resultOf([outcome('a', '111', '011'), outcome('b', '110', '000'), outcome('c', '111', '000')])).split('\r\n').map((line) => line.split(',').slice(1, 6));
    expect(rows.slice(1, 4).map(([id, , , kind, flaky]) => [id, kind, flaky])).toEqual([['a', 'same', 'flaky'], ['b', 'regression', 'flaky'], ['c', 'regression', '']]);
  });

  it('show hostile names and answers, and obey none', () => {
    const hostile = resultOf([outcome('|<img src=x onerror=alert(1)>\u001B[2J', '1', '0', 'critical')], gate, { suite: { name: '</title><script>alert(1)</script>\u001B[31m', path: 'evals/x.eval.yaml' } });
    const [text, html, markdown] = (['text', 'html', 'markdown'] as const).map((format) => print(format, hostile));
    expect(text).not.toContain('\u001B');
    expect(html?.match(/<script/g)).toHaveLength(2);
    expect(html).not.toContain('<img');
    expect(markdown).not.toMatch(/(?<!\\)<(img|script)/);
    expect(markdown).toMatch(/^\| \\\|\\<img/m);
  });

  it('begin with an overview of several suites, their tests adjusted over all of them', () => {
    const second = resultOf(suite([400, '1', '1'], [12, '1', '0']), { maxDrop: 0.1 }, { suite: { name: 'Refunds', path: 'evals/refunds.eval.yaml' } });
    expect(print('text', held, second).split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^ suite {7,}verdict {2,}pass rate changed\? \(p, corrected for several suites\) {2}first reason$/),
      expect.stringMatching(/^ {3}Ticket triage 1\.2\.0 {2}HOLD {5}p = 0\.61 {2,}2 of 2 critical cases regressed/),
      expect.stringMatching(/^ {3}Refunds 1\.2\.0 {8}PROMOTE {2}p < 0\.001 {2,}pass rate/),
    ]);
    expect(print('markdown', held, second)).toMatch(/^\| Suite \| Verdict \| Pass rate changed\? \(p, corrected for several suites\) \| First reason \|\n/);
    expect(print('html', held, second)).toContain('<h1>2 suites</h1>');
  });

  it('fit in a comment whatever they hold', () => {
    const many = Array.from({ length: 40 }, (_, index) => resultOf(suite([20, '1', '1'], [20, '1', '0']), gate, { suite: { name: `Suite ${index}`, path: `evals/${index}.eval.yaml` } }));
    for (const count of [1, 12, 40]) {
      const report = print('markdown', ...many.slice(0, count));
      expect(report.length).toBeLessThanOrEqual(60_100);
      expect(report.match(/^\| Suite \d+ 1\.2\.0 \| HOLD/gm) ?? []).toHaveLength(count === 1 ? 0 : count);
    }
  });

  it('of no suites says so', () => {
    for (const format of ['text', 'markdown', 'html'] as const) expect(print(format), format).toContain('No suite was run');
    expect(JSON.parse(print('json'))).toEqual({ results: [] });
    // written case by case, and read as one document laid out by two spaces
    const text = print('json', held, held);
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    expect((JSON.parse(text) as { readonly results: readonly { readonly cases: readonly unknown[] }[] }).results.map(({ cases }) => cases.length)).toEqual([held.cases.length, held.cases.length]);
  });
});
