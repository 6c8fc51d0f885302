import type { JournalFile } from '../../runs/journalFile.ts';
import type { HeaderRow } from '../../runs/journalRows.ts';
import { resumeRun } from '../../runs/resumeRun.ts';
import type { PreparedSuite } from '../runner/prepareSuite.ts';
import { toEvalResult, type EvalResult } from '../runner/evalResult.ts';
import { stableJson } from '../../text/stableJson.ts';
import { isGate, type Gate } from '../gate.ts';
import { comparedWith } from '../reference/againstReference.ts';
import { isJudged } from '../runner/recordedAnswers.ts';
import { jobId } from '../runner/jobs.ts';
import type { EvalAbout } from '../runner/evalAbout.ts';
import type { EvalPlan, EvalRun, JudgedRow } from '../runner/types.ts';
import type { Suite, SuiteCase } from '../suites/types.ts';

/** A run out of its journal, judged by its suite as that is now. */
export type PastResult = {
  readonly result: EvalResult;
  /** Of the suite as it is now; absent when that cannot be read. */
  readonly plan?: EvalPlan;
  /** What the journal does not say, as sentences. */
  readonly notices: readonly string[];
};

/** The suite of a run as it is now, or a sentence why it cannot be read. */
export type PrepareAgain = (about: EvalAbout) => Promise<PreparedSuite | { readonly problem: string }>;

/**
 * Reads a run that is kept. The journal has answers, their judgements and the gate they were decided by; severities and tags are the suite's. Undefined when
 * the journal is of something else.
 * @throws PromptshiftError `configuration` when a later version of Promptshift wrote it
 */
export async function readPastResult(file: JournalFile, prepareAgain: PrepareAgain, signal: AbortSignal): Promise<PastResult | undefined> {
  const judged = new Map<string, JudgedRow>();
  const { header, total, unresolved } = await resumeRun(file, signal, {
    onForeign: (row) => {
      if (isJudged(row)) judged.set(jobId(row.case, row.side, row.repeat), row);
    },
  });
  const about = header === undefined ? undefined : evalAboutOf(header);
  if (header === undefined || about === undefined) return undefined;
  const rows = [...judged.values()];
  const prepared = await prepareAgain(about);
  const plan = 'problem' in prepared ? undefined : asItWas(prepared.plan, about);
  const notices = 'problem' in prepared ? [`The suite cannot be read any more, so every case counts as normal${gateOf(about) === undefined ? " and the gate's defaults decide" : ''}. ${prepared.problem}`] : changesOf(prepared.plan, about, rows);
  const shown = plan === undefined ? planWithout(about, rows) : { ...plan, cases: casesOf(plan.cases, about, rows) };
  const traffic = 'problem' in prepared ? undefined : prepared.traffic;
  const budgetUsd = budgetOf(about) ?? shown.suite.budget?.usd;
  const result = await toEvalResult(
    shown, toRun(rows, about, { spentUsd: total.usd, unknownPrices: total.unknown, repeated: unresolved.map(({ id }) => id) }),
    { runId: header.id, startedAt: header.startedAt, provider: header.provider, ...(budgetUsd === undefined ? {} : { budgetUsd }), ...(about.reference === undefined ? {} : { reference: about.reference }) },
    { expectedCases: about.cases, ...(about.reference === undefined ? {} : { compared: comparedWith(about.reference, about.candidate) }), ...(traffic === undefined ? {} : { traffic: { alias: traffic.alias, callsPerMonth: traffic.callsPerMonth } }) },
  );
  return { result, notices, ...(plan === undefined ? {} : { plan }) };
}

/** What the header of a suite's run says; undefined for a header of something else. */
export function evalAboutOf({ kind, about }: HeaderRow): EvalAbout | undefined {
  const { suite, name, repeat, cases, baseline, candidate } = about;
  const texts = [name, baseline, candidate].every((value) => typeof value === 'string');
  // a journal that came with a repository names no file outside of it
  const inside = typeof suite === 'string' && !/^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)|:/.test(suite);
  return kind === 'evaluation' && texts && inside && typeof repeat === 'number' && typeof cases === 'number' ? (about as EvalAbout) : undefined;
}

/** With the models and repeats that were asked; where they are the suite's still, the alias stays known. */
function asItWas(plan: EvalPlan, about: EvalAbout): EvalPlan {
  const { baseline, candidate, repeat, reference } = about;
  // held against a reference run, it is the model in use that was asked, unless another was named
  const sides = reference === undefined ? plan.sides : { ...plan.sides, candidate: plan.sides.baseline.model.model === candidate ? plan.sides.baseline : plan.sides.candidate };
  const side = (one: EvalPlan['sides']['baseline'], model: string): EvalPlan['sides']['baseline'] => (one.model.model === model ? one : { ...one, model: { requested: model, model } });
  const gate = gateOf(about) ?? plan.suite.gate;
  return { ...plan, suite: { ...plan.suite, gate }, repeat, sides: { baseline: side(sides.baseline, baseline), candidate: side(sides.candidate, candidate) } };
}

/** The gate that the run was decided by; undefined where the journal does not say, or not as a suite would. */
function gateOf({ gate }: EvalAbout): Gate | undefined {
  return isGate(gate) ? gate : undefined;
}

/** The budget that held then; undefined where the journal does not say. */
function budgetOf({ budgetUsd }: EvalAbout): number | undefined {
  return typeof budgetUsd === 'number' && budgetUsd > 0 ? budgetUsd : undefined;
}

function changesOf({ suite, cases, sides }: EvalPlan, about: EvalAbout, rows: readonly JudgedRow[]): readonly string[] {
  const known = new Set(cases.map(({ id }) => id));
  const gone = new Set(rows.map((row) => row.case).filter((id) => !known.has(id))).size;
  // a reference run is of a day that is gone, and what is held against it may be any model
  const models = about.reference === undefined ? (['baseline', 'candidate'] as const).filter((side) => sides[side].model.model !== about[side]) : [];
  return [
    ...(gone === 0 ? [] : [`${gone} of the cases are not in the suite any more; they count as normal.`]),
    ...(cases.length === about.cases ? [] : [`The suite has ${cases.length.toLocaleString('en-US')} cases now; this run had ${about.cases.toLocaleString('en-US')}.`]),
    ...(stableJson(gateOf(about) ?? suite.gate) === stableJson(suite.gate) ? [] : ["The suite's gate has changed since this run, which is decided by the gate it ran with. Run it again to decide by the new one."]),
    ...models.map((side) => `The suite's ${side} is ${sides[side].model.model} now; this run asked ${about[side]}.`),
  ];
}

/** All of the suite where it still has as many; of one that has grown, those the run knows; with what is gone at the end. */
function casesOf(cases: readonly SuiteCase[], about: EvalAbout, rows: readonly JudgedRow[]): readonly SuiteCase[] {
  const ran = new Set(rows.map((row) => row.case));
  const known = new Set(cases.map(({ id }) => id));
  const kept = cases.length === about.cases ? cases : cases.filter(({ id }) => ran.has(id));
  return [...kept, ...[...ran].filter((id) => !known.has(id)).map((id) => unknownCase(id, about))];
}

function unknownCase(id: string, { suite }: EvalAbout): SuiteCase {
  return { id, place: { path: suite, line: 1 }, severity: 'normal', tags: [], vars: {}, messages: [], toolResults: {}, assert: [] };
}

/** Enough of a plan to show a run whose suite is gone. */
function planWithout(about: EvalAbout, rows: readonly JudgedRow[]): EvalPlan {
  const side = (model: string): EvalPlan['sides']['baseline'] => ({ model: { requested: model, model }, parameters: {}, omittedParameters: [] });
  const suite: Suite = {
    path: about.suite, name: about.name, repeat: about.repeat, concurrency: 1, seed: 1, timeoutMs: 0, maxToolTurns: 0,
    parameters: {}, defaults: { assert: [] }, gate: gateOf(about) ?? {}, cases: [], casesFrom: [],
  };
  return { suite, repeat: about.repeat, sides: { baseline: side(about.baseline), candidate: side(about.candidate) }, cases: casesOf([], about, rows) };
}

function toRun(rows: readonly JudgedRow[], { cases, repeat }: EvalAbout, spent: Pick<EvalRun, 'spentUsd' | 'unknownPrices' | 'repeated'>): EvalRun {
  const total = cases * repeat * 2;
  const errors = rows.filter(({ outcome }) => outcome === undefined).length;
  const reason = rows.length < total ? `${(total - rows.length).toLocaleString('en-US')} of ${total.toLocaleString('en-US')} answers are missing: the run ended early.`
    : errors > 0 ? `${errors.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} answers could not be judged.`
    : undefined;
  return { rows, ...spent, ...(reason === undefined ? { status: 'complete' } : { status: 'incomplete', reason }) };
}
