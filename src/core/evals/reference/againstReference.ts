import { PromptshiftError } from '../../errors.ts';
import { createJudgedStore } from '../runner/judgedStore.ts';
import type { RecordedRun } from '../runner/recordedAnswers.ts';
import type { EvalPlan, JudgedRow } from '../runner/types.ts';
import { askedHashes, caseHash, changedParts } from './askedHashes.ts';
import { referencePath } from './referenceText.ts';
import type { Reference } from './types.ts';
import type { ReferenceAbout } from '../referenceAbout.ts';

/** A run that asks the candidate alone: the reference run stands for the baseline. */
export type ReferencePlan = { readonly plan: EvalPlan; readonly about: ReferenceAbout; readonly judged: readonly JudgedRow[] };

/**
 * Makes a plan one against a reference run. `partial`: only some of the suite's cases were asked for, so that those that are left out are not
 * missed. Each case is asked as often as when it was blessed.
 * @throws PromptshiftError `configuration` naming the cases that changed, came or went since
 */
export async function againstReference(plan: EvalPlan, reference: Reference, { partial }: { readonly partial: boolean }): Promise<ReferencePlan> {
  const { suite, cases, sides } = plan;
  const path = referencePath(suite.path);
  if (reference.suite !== suite.path) throw new PromptshiftError('configuration', `${path} holds a run of ${reference.suite}, not of ${suite.path}.`, 'Rename one of the suites, or bless a run of this one.');
  const kept = new Map(reference.cases.map((one) => [one.id, one]));
  const hashes = await Promise.all(cases.map(caseHash));
  const differences = [
    ['changed', cases.filter(({ id }, index) => kept.has(id) && kept.get(id)?.hash !== hashes[index])],
    ['new', cases.filter(({ id }) => !kept.has(id))],
    ['gone', partial ? [] : missingFrom(reference, plan)],
  ] as const;
  const said = differences.filter(([, ones]) => ones.length > 0).map(([what, ones]) => `${what}: ${namesOf(ones.map(({ id }) => id))}`);
  if (said.length > 0) {
    throw new PromptshiftError('configuration', `The cases of ${suite.path} are not those of the reference run ${reference.run} (${said.join('; ')}).`, 'Bless a run of the suite as it is now, or name cases that stayed (--case).');
  }
  const { run, ranAt, model, provider, repeat, blessedAt, blessedBy } = reference;
  return {
    // The model of the reference run is asked nothing; where a pairwise judge needs its words, it answers them anew.
    plan: { ...plan, repeat, sides: { ...sides, baseline: { ...sides.baseline, model: { ...sides.baseline.model, model } } } },
    about: { run, ranAt, model, provider, ...(blessedAt === undefined ? {} : { blessedAt }), ...(blessedBy === undefined ? {} : { blessedBy }), changed: changedParts(reference.asked, await askedHashes(plan)) },
    judged: cases.flatMap(({ id }) => (kept.get(id)?.repeats ?? []).map((outcome, index): JudgedRow => ({ type: 'judged', case: id, side: 'baseline', repeat: index, outcome, assertions: [] }))),
  };
}

/** The rows of a reference run in place of what was recorded of the baseline. */
export function withReference(recorded: RecordedRun, judged: readonly JudgedRow[]): RecordedRun {
  const together = createJudgedStore(judged);
  for (const row of recorded.judged) if (row.side === 'candidate') together.set(row);
  return { ...recorded, judged: together, fromReference: judged.length };
}

/** Drift is said of one model asked the same; anything else is a candidate. */
export function comparedWith({ model, changed }: ReferenceAbout, candidate: string): 'models' | 'runs' {
  return model === candidate && changed.length === 0 ? 'runs' : 'models';
}

function missingFrom({ cases }: Reference, plan: EvalPlan): Reference['cases'] {
  const ids = new Set(plan.cases.map(({ id }) => id));
  return cases.filter(({ id }) => !ids.has(id));
}

function namesOf(ids: readonly string[]): string {
  return `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}`;
}
