import { formatCount } from '../../views/format.ts';
import { boundLabel } from './boundView.ts';
import { runAgain, type NextRun } from './nextRun.ts';
import type { NextStepAbout } from './nextStepAbout.ts';
import { mostRepeats } from './repeatsToTell.ts';
import type { Bound, Verdict } from './types.ts';

/** A step that would settle an open bound, and what it makes of the next run. */
type Step = { readonly text: string; readonly run?: NextRun };

/** The cheapest steps that would settle the open bounds, the run they come to, and last what is no repair. */
export function evidenceStep(verdict: Verdict, about: NextStepAbout): string {
  const { compared, bounds } = verdict;
  const drop = bounds.find(({ id, state }) => id === 'maxDrop' && state === 'unsettled');
  const beyond = drop !== undefined && (drop.observed ?? 0) < -drop.limit;
  const steps = stepsOf(verdict, about.reference === true);
  const run: NextRun = Object.assign({}, ...steps.map((step) => step.run ?? {}));
  return [
    compared === 'runs' ? 'Drift is neither shown nor ruled out yet.' : 'Do not switch on this yet.',
    ...steps.map(({ text }) => text),
    ...(steps.length > 1 ? [`${compared === 'runs' ? 'Ruling drift out' : 'Promoting'} takes ${steps.length === 2 ? 'both' : `all ${formatCount(steps.length)}`} steps; one bound that turns out broken is enough for ${compared === 'runs' ? 'drift' : 'hold'}.`] : []),
    `Then run ${runAgain(verdict, about, run)} and decide anew.`,
    ...(beyond ? [`If the difference stays as it is, the answer will be ${compared === 'runs' ? 'drift' : 'hold'}.`] : []),
    ...(drop === undefined ? [] : ['A change of policy, not a repair: decide, before looking at results, that a larger drop is acceptable (`maxDrop` in the suite).']),
  ].join(' ');
}

function stepsOf(verdict: Verdict, reference: boolean): readonly Step[] {
  const open = verdict.bounds.filter(({ state }) => state === 'unsettled' || state === 'unknown');
  const steps = new Map(open.map((bound) => stepFor(bound, verdict, reference)).map((step) => [step.text, step]));
  return [...steps.values()];
}

function stepFor({ id, state }: Bound, { figures, cases }: Verdict, reference: boolean): Step {
  if (id.startsWith('regressions.')) return repeatStep(cases.repeats.candidate, figures?.repeatsToTell, reference);
  if (state === 'unknown') return { text: id === 'cost' ? 'Add the price, or leave the cost bound out of the gate.' : `Leave out the bound whose figure is unknown: ${boundLabel(id)}.` };
  if (id !== 'maxDrop') return { text: `Add cases or repeats, which narrow the interval: ${boundLabel(id)}.` };
  const further = figures?.furtherCases;
  if (further === 'never') return { text: 'The difference lies at the allowed drop itself, where no number of cases settles it: decide on the regressions.' };
  if (further === undefined) return { text: 'Add cases.' };
  const rounded = Number(further.toPrecision(2));
  return { text: `Add about ${formatCount(rounded)} cases like these to the suite${reference ? ' and bless a run that has them' : ''}, to settle the pass rate.`, run: { furtherCases: rounded } };
}

function repeatStep(repeats: number, enough: number | undefined, reference: boolean): Step {
  if (enough === undefined) return { text: `Mend the cases that are flaky, or leave them out: no number of repeats up to ${mostRepeats} would tell their regressions from noise.` };
  // a reference run has its repeats, and what is held against it as many
  if (reference) return { text: `Bless a run that asks each case ${enough} times instead of ${formatCount(repeats)}, to tell a regression from a flaky case.` };
  return { text: `Ask each case ${enough} times instead of ${formatCount(repeats)}, to tell a regression from a flaky case.`, run: { repeat: enough } };
}
