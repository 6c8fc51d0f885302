import { formatCount } from '../../views/format.ts';
import { boundLabel } from './boundView.ts';
import type { Bound, Verdict } from './types.ts';

/** What the sentence may name. */
export type NextStepAbout = {
  /** The alias that both sides stand for. */
  readonly alias?: string;
  /** Model ids. */
  readonly baseline?: string;
  readonly candidate?: string;
  /** The candidate is what the workspace uses now: a change was held against a blessed run, and there is nothing to promote. */
  readonly inUse?: boolean;
};

/** What a person does with this verdict: a sentence or two that name the alias, the case or the number. */
export function nextStep(verdict: Verdict, about: NextStepAbout): string {
  switch (verdict.decision) {
    case 'promote': return verdict.compared === 'runs' ? 'Nothing to do: it answers as it did when the run was blessed.' : promoteStep(about);
    case 'hold': return holdStep(verdict, about);
    case 'notEnoughEvidence': return evidenceStep(verdict);
    case 'incomplete': return verdict.cases.total === 0 ? 'Add cases to the suite.' : 'Decide nothing yet: go on with the run (--resume); what was answered is not asked again.';
  }
}

function promoteStep({ alias, candidate = 'the candidate', inUse }: NextStepAbout): string {
  if (inUse === true) return 'The change may go in: it does as well as the blessed run. Bless this run when it has (--resume --bless).';
  return alias === undefined ? `Use ${candidate}: no bound of the gate speaks against it.` : `Let ${alias} stand for ${candidate}: promptshift alias promote ${alias}. Going back is one edit as well.`;
}

function holdStep({ compared, regressions, bounds }: Verdict, { alias, baseline = 'the baseline', inUse }: NextStepAbout): string {
  const [worst] = regressions;
  const broken = bounds.find(({ state }) => state === 'failed');
  const look = worst !== undefined ? `Look at ${worst.id} first (${worst.severity}, ${formatCount(regressions.length)} ${regressions.length === 1 ? 'regression' : 'regressions'} in all)`
    : broken === undefined ? 'Look at the cases that fail' : `Look at what broke the bound: ${boundLabel(broken.id)}`;
  return compared === 'runs'
    ? `It no longer answers as it did when the run was blessed${alias === undefined ? '' : ` (${alias})`}. ${look}; pin or change the model, or bless a new run when this is as it should be.`
    : `${inUse === true ? 'Leave the change out: it does worse than the blessed run.' : `Keep ${baseline}.`} ${look}; change the prompt or the ${inUse === true ? 'model' : 'candidate'}, then run again.`;
}

/** The cheapest thing that would settle each open bound. */
function evidenceStep({ compared, bounds, figures, cases }: Verdict): string {
  const drop = bounds.find(({ id }) => id === 'maxDrop');
  const beyond = drop?.state === 'unsettled' && (drop.observed ?? 0) < -drop.limit;
  const open = bounds.filter(({ state }) => state === 'unsettled' || state === 'unknown');
  const steps = [...new Set(open.map((bound) => stepFor(bound, figures?.furtherCases, cases.repeats.candidate)))];
  const yet = compared === 'runs' ? 'Drift is neither shown nor ruled out yet.' : 'Do not switch on this yet.';
  return `${yet} ${steps.join(' ')}${beyond ? ` If the difference stays as it is, the answer will be ${compared === 'runs' ? 'drift' : 'hold'}.` : ''}`.trim();
}

function stepFor({ id, state }: Bound, furtherCases: number | 'never' | undefined, repeats: number): string {
  if (id.startsWith('regressions.')) return `Repeat each case more often than ${formatCount(repeats)} ${repeats === 1 ? 'time' : 'times'} (--repeat), to tell a regression from a flaky case.`;
  if (state === 'unknown') return id === 'cost' ? 'Add the price, or leave the cost bound out of the gate.' : 'Leave out the bound whose figure is unknown.';
  if (id !== 'maxDrop') return 'More cases or repeats narrow the other intervals.';
  if (furtherCases === 'never') return 'The difference lies at the allowed drop itself: decide on the regressions, or change how much may be lost (maxDrop in the suite).';
  return furtherCases === undefined ? 'Add cases.' : `Add about ${formatCount(Number(furtherCases.toPrecision(2)))} cases like these, or allow a larger drop (maxDrop in the suite).`;
}
