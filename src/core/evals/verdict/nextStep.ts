import { withoutBackticks } from '../../views/codeParts.ts';
import { formatCount } from '../../views/format.ts';
import { boundLabel } from './boundView.ts';
import { evidenceStep } from './evidenceStep.ts';
import { runAgain } from './nextRun.ts';
import type { Verdict } from './types.ts';
import type { NextStepAbout } from './nextStepAbout.ts';

/** What a person does with this verdict: a sentence or two that name the alias, the case or the number, with commands between backticks. */
export function nextStep(verdict: Verdict, about: NextStepAbout): string {
  const { command = 'promptshift eval' } = about;
  switch (verdict.decision) {
    case 'promote': return verdict.compared === 'runs' ? 'Nothing to do: it answers as it did in the reference run.' : promoteStep(about);
    case 'hold': return holdStep(verdict, about);
    case 'notEnoughEvidence': return evidenceStep(verdict, about);
    case 'incomplete': return verdict.cases.total === 0 ? 'Add cases to the suite.' : `Decide nothing yet. Go on with the run: \`${command} --resume\` (what was answered is not asked again)`;
  }
}

function promoteStep({ alias, candidate = 'the candidate', inUse, replayed, command = 'promptshift eval' }: NextStepAbout): string {
  if (inUse === true) return `The change may go in: it does as well as the reference run. ${replayed === true ? `Bless it on the main branch then: \`${command} --replay .promptshift/recordings --bless\`` : `Bless this run as reference run when it has: \`${command} --resume --bless\``}`;
  // no full stop beside a command: it would be copied along
  return alias === undefined ? `Use ${candidate}: no bound of the gate speaks against it.` : `Let ${alias} stand for ${candidate}: \`promptshift alias promote ${alias}\` does it, and \`promptshift alias rollback ${alias}\` takes it back.`;
}

function holdStep(verdict: Verdict, about: NextStepAbout): string {
  const { compared, regressions, bounds } = verdict;
  const { alias, baseline = 'the baseline', inUse } = about;
  const [worst] = regressions;
  const broken = bounds.find(({ state }) => state === 'failed');
  const look = worst !== undefined ? `Look first at ${withoutBackticks(worst.id)}, ${regressions.length === 1 ? 'the only regression' : `the first of ${formatCount(regressions.length)} regressions`}, ${worst.severity}`
    : broken === undefined ? 'Look at the cases that fail' : `Look at what broke the bound: ${boundLabel(broken.id)}`;
  return compared === 'runs'
    ? `It no longer answers as it did in the reference run${alias === undefined ? '' : ` (${alias})`}. ${look}; pin or change the model, or bless a new reference run when this is as it should be. To run it again: ${runAgain(verdict, about)}`
    : `${inUse === true ? 'Leave the change out: it does worse than the reference run.' : `Keep ${baseline}.`} ${look}; change the prompt or the ${inUse === true ? 'model' : 'candidate'}, then run it again: ${runAgain(verdict, about)}`;
}
