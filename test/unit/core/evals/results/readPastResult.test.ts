import { describe, expect, it } from 'vitest';
import { PromptshiftError } from '../../../../../src/core/errors.ts';
import { caseComparison, notComparable } from '../../../../../src/core/evals/results/caseComparison.ts';
import { caseDetails } from '../../../../../src/core/evals/results/caseDetails.ts';
import { readAnswerLabels, readCaseAnswers } from '../../../../../src/core/evals/results/readCaseAnswers.ts';
import { readPastResult, type PastResult } from '../../../../../src/core/evals/results/readPastResult.ts';
import { evalAbout } from '../../../../../src/core/evals/runner/evalAbout.ts';
import { toEvalResult, type EvalResult } from '../../../../../src/core/evals/runner/evalResult.ts';
import { freshRun, runSuite } from '../../../../../src/core/evals/runner/runSuite.ts';
import type { EvalPlan } from '../../../../../src/core/evals/runner/types.ts';
import { createMemoryJournalFile, type JournalFile } from '../../../../../src/core/runs/journalFile.ts';
import { writeRows } from '../../../../../src/core/runs/journalRows.ts';
import { live } from '../../runs/samples.ts';
import { answersBy, depsOf, planOf, type Script } from '../runner/plans.ts';

const suite = (more = ''): string => `
repeat: 2
seed: 7
defaults: { assert: [ { type: equals, value: urgent } ] }
gate: { maxRegressions: { critical: 0 } }
cases:
  - { id: 'the "fire"', severity: critical, tags: [harm], vars: { text: Fire } }
  - { id: parcel, vars: { text: Parcel } }
${more}`;
const worse: Script = ({ model, messages }) => (model === 'model-b' && messages.at(-1)?.content === 'Fire' ? 'normal' : 'urgent');

type Kept = { readonly journal: JournalFile; readonly lines: string[]; readonly plan: EvalPlan; readonly result: EvalResult };

/** A run as a face makes it: with a journal, a header, and its result at once. */
async function keep(script: Script = worse, budgetUsd?: number): Promise<Kept> {
  const plan = await planOf(suite());
  const lines: string[] = [];
  const journal = createMemoryJournalFile(lines);
  const about = { runId: 'run-1', startedAt: '2026-11-22T01:00:00.000Z', provider: 'test' };
  await writeRows(journal, [{ type: 'header', version: 1, id: about.runId, kind: 'evaluation', startedAt: about.startedAt, provider: about.provider, about: evalAbout(plan, budgetUsd === undefined ? {} : { budgetUsd }) }]);
  const run = await runSuite(plan, { ...depsOf(answersBy(script)), journal }, freshRun, () => {}, live);
  return { journal, lines, plan, result: await toEvalResult(plan, run, about, {}) };
}

async function read(journal: JournalFile, plan: EvalPlan | string): Promise<PastResult> {
  const past = await readPastResult(journal, async () => (typeof plan === 'string' ? { problem: plan } : { plan, risks: [] }), live);
  if (past === undefined) throw new Error('It is a run of a suite.');
  return past;
}

describe('a run out of its journal', () => {
  it('has the verdict and the cases that it had', async () => {
    const { journal, plan, result } = await keep();
    const past = await read(journal, plan);
    expect(past.notices).toEqual([]);
    expect(past.result.verdict).toEqual(result.verdict);
    expect(past.result.cases.map(({ id, severity, tags }) => ({ id, severity, tags }))).toEqual(result.cases.map(({ id, severity, tags }) => ({ id, severity, tags })));
    expect(past.result).toMatchObject({ runId: 'run-1', startedAt: '2026-11-22T01:00:00.000Z', run: { status: 'complete', spentUsd: result.run.spentUsd } });
  });

  it('has the budget that held when it ran, whoever set it, else the suite\'s', async () => {
    const own = async (past: Kept, usd?: number): Promise<number | undefined> => (await read(past.journal, usd === undefined ? past.plan : { ...past.plan, suite: { ...past.plan.suite, budget: { usd } } })).result.budgetUsd;
    expect([await own(await keep(worse, 0.5)), await own(await keep(worse, 0.5), 2), await own(await keep(), 2), await own(await keep())]).toEqual([0.5, 0.5, 2, undefined]);
  });

  it('is incomplete when the journal ends early, whatever the rest says', async () => {
    const { lines, plan } = await keep();
    const cut = lines.findLastIndex((line) => line.includes('"judged"'));
    const { result } = await read(createMemoryJournalFile(lines.slice(0, cut - 1)), plan);
    expect(result.run).toMatchObject({ status: 'incomplete', reason: expect.stringMatching(/^\d of 8 answers are missing/) as string });
  });

  it('keeps answers that could not be judged as errors', async () => {
    const { journal, plan } = await keep(({ messages }) => (messages.at(-1)?.content === 'Parcel' ? new PromptshiftError('provider', 'It broke.', 'Try again.') : 'urgent'));
    const { result } = await read(journal, plan);
    expect(result.run.reason).toBe('4 of 8 answers could not be judged.');
    expect(result.cases.find(({ id }) => id === 'parcel')?.baseline.map(({ error }) => error)).toEqual(['It broke. Try again.', 'It broke. Try again.']);
    expect(result.verdict.decision).toBe('incomplete');
  });

  it('says what of the suite changed since', async () => {
    const { journal } = await keep();
    const grown = await planOf(suite('  - { id: new, vars: { text: New } }\n'));
    const { result, notices } = await read(journal, { ...grown, cases: grown.cases.filter(({ id }) => id !== 'parcel') .concat(grown.cases.filter(({ id }) => id === 'new').map((one) => ({ ...one, id: 'newer' }))) });
    expect(notices).toEqual(['1 of the cases are not in the suite any more; they count as normal.', 'The suite has 3 cases now; this run had 2.']);
    expect(result.cases.map(({ id }) => id)).toEqual(['the "fire"', 'parcel']);
    expect(result.verdict.missing).toEqual([]);
  });

  it('is decided by the gate it ran with, and says that the suite asks for another now', async () => {
    const { journal, lines, plan, result } = await keep();
    const stricter = { ...plan, suite: { ...plan.suite, gate: { minPassRate: 1, maxDrop: 0 } } };
    const past = await read(journal, stricter);
    expect(past.result.verdict).toEqual(result.verdict);
    expect(past.notices).toEqual([expect.stringContaining("The suite's gate has changed since this run")]);
    // journals of earlier versions, or with a gate that is none
    for (const gate of ['', '"gate":{"maxDrop":"none"},']) {
      const other = await read(createMemoryJournalFile(lines.map((line) => line.replace(/"gate":\{.*?\}\},?/, gate).replace(',}', '}'))), stricter);
      expect(other.result.verdict.bounds.find(({ id }) => id === 'minPassRate')?.limit).toBe(1);
      expect(other.notices).toEqual([]);
    }
  });

  it('of a reference run and what is in use now keeps the alias, and is drift', async () => {
    const { lines, plan } = await keep(() => 'urgent');
    const reference = { run: 'r0', ranAt: '2026-10-01T00:00:00.000Z', model: 'model-a', provider: 'test', blessedAt: '2026-10-02T00:00:00.000Z', blessedBy: 'Ann', changed: [] };
    const held = lines.map((line) => (line.includes('"header"') ? line.replace('"candidate":"model-b"', '"candidate":"model-a"').replace('"gate":', `"reference":${JSON.stringify(reference)},"gate":`) : line));
    const { result, notices } = await read(createMemoryJournalFile(held), plan);
    expect(result.sides.candidate).toEqual(result.sides.baseline);
    expect(result.reference).toEqual(reference);
    expect(result.verdict.compared).toBe('runs');
    expect(notices).toEqual([]);
  });

  it('is shown when the suite is gone, and says so', async () => {
    const { journal } = await keep();
    const { result, notices, plan } = await read(journal, 'It is not there.');
    expect(plan).toBeUndefined();
    expect(notices).toEqual([expect.stringContaining('It is not there.')]);
    expect(result.cases.map(({ id, severity }) => `${id} ${severity}`).toSorted()).toEqual(['parcel normal', 'the "fire" normal']);
  });

  it('keeps the models that were asked when the suite names others now', async () => {
    const { journal, plan } = await keep();
    const other = { ...plan, sides: { ...plan.sides, candidate: { ...plan.sides.candidate, model: { requested: 'model-c', model: 'model-c' } } } };
    const { result, notices } = await read(journal, other);
    expect(result.sides.candidate).toEqual({ requested: 'model-b', model: 'model-b' });
    expect(notices).toEqual(['The suite\'s candidate is model-c now; this run asked model-b.']);
  });

  it('is nothing when the journal is of something else', async () => {
    const { plan } = await keep();
    const prepared = async (): Promise<{ readonly plan: EvalPlan; readonly risks: [] }> => ({ plan, risks: [] });
    expect(await readPastResult(createMemoryJournalFile([]), prepared, live)).toBeUndefined();
    const other = JSON.stringify({ type: 'header', version: 1, id: 'x', kind: 'comparison', startedAt: '', provider: '', about: {} });
    expect(await readPastResult(createMemoryJournalFile([other]), prepared, live)).toBeUndefined();
    for (const path of ['../../secrets.yaml', '/etc/passwd', 'a/../../b', 'C:\\x', 'file:///x']) {
      const outside = JSON.stringify({ type: 'header', version: 1, id: 'x', kind: 'evaluation', startedAt: '', provider: '', about: { ...evalAbout(plan), suite: path } });
      expect(await readPastResult(createMemoryJournalFile([outside]), prepared, live)).toBeUndefined();
    }
  });
});

describe('a case out of a journal', () => {
  it('has its own answers only, by side and repeat', async () => {
    const { journal } = await keep();
    const answers = await readCaseAnswers(journal, 'the "fire"', live);
    expect([...answers.baseline].map(([repeat, { text }]) => `${repeat} ${text}`)).toEqual(['0 urgent', '1 urgent']);
    expect([...answers.candidate].map(([repeat, { text }]) => `${repeat} ${text}`)).toEqual(['0 normal', '1 normal']);
    expect((await readCaseAnswers(journal, 'fire', live)).baseline.size).toBe(0);
  });

  it('is told with what its assertions say of each answer', async () => {
    const { journal, plan, result } = await keep();
    const id = 'the "fire"';
    const [one] = result.cases;
    if (one === undefined) throw new Error('There is a case.');
    const details = caseDetails(one, plan.cases[0], await readCaseAnswers(journal, id, live), {});
    expect(details.inputs).toEqual([{ name: 'text', text: 'Fire' }]);
    expect(details.repeats.map(({ number }) => number)).toEqual([1, 2]);
    expect(details.repeats[0]?.candidate).toMatchObject({ status: 'failed', text: 'normal', assertions: [{ mark: 'failed', name: 'equals' }] });
    expect(details.repeats[0]?.baseline).toMatchObject({ status: 'passed', text: 'urgent', assertions: [{ mark: 'passed', name: 'equals' }] });
    const held = caseDetails(one, plan.cases[0], { baseline: new Map(), candidate: new Map() }, { againstReference: true });
    expect([held.repeats[0]?.baseline?.error, held.repeats[0]?.candidate?.error]).toEqual(['A reference run holds no text of its answers.', 'Its text is not in the journal.']);
  });

  it('is a comparison of its prompt with every repeat, and why not where it is none', async () => {
    const { journal, plan } = await keep();
    const [one] = plan.cases;
    if (one === undefined || plan.prompt === undefined) throw new Error('There is a case and a prompt.');
    expect(notComparable(plan, one.id)).toBeUndefined();
    const comparison = await caseComparison(plan, one, await readCaseAnswers(journal, one.id, live), { provider: 'test', startedAt: '2026-11-22T01:00:00.000Z' });
    expect([comparison.baseline.text, comparison.candidate.text, comparison.runs]).toEqual(['urgent', 'normal', 2]);
    expect(comparison.inputs).toMatchObject({ text: 'Fire' });
    const { prompt: _prompt, ...without } = plan;
    expect(notComparable(without, one.id)).toContain('no prompt file');
    expect(notComparable(undefined, one.id)).toContain('cannot be read');
    expect(notComparable(plan, 'gone')).toContain('not in the suite any more');
    expect(notComparable({ ...plan, cases: [{ ...one, messages: [{ role: 'user', content: 'Hi' }] }] }, one.id)).toContain('earlier turns');
  });

  it('tells where answers come from by the answers, not by what they say', async () => {
    const { lines } = await keep(() => 'urgent "sample":true');
    expect(await readAnswerLabels(createMemoryJournalFile(lines), live)).toEqual([]);
    const replayed = lines.map((line) => (line.includes('"type":"result"') ? line.replace('"sample":false', '"sample":false,"replayed":true') : line));
    expect(await readAnswerLabels(createMemoryJournalFile(replayed), live)).toEqual(['replayed']);
  });
});
