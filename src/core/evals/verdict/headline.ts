import { formatCount } from '../../views/format.ts';
import { boundLabel } from './boundView.ts';
import type { NextStepAbout } from './nextStep.ts';
import type { Bound, Verdict } from './types.ts';
import { percent } from './wording.ts';

/** What was decided, as a sentence for somebody who never saw a suite: who stays, who may come, and by how many bounds. */
export function headline({ decision, compared, bounds, cases }: Verdict, { baseline = 'the baseline', candidate = 'the candidate', inUse }: NextStepAbout): string {
  const [who, replaced] = inUse === true ? ['The suite as it is now', 'the blessed run'] : [candidate, baseline];
  const [does, doesNot] = compared === 'runs' ? [`${candidate} answers`, `${candidate} no longer answers`].map((start) => `${start} as it did in the blessed run`) : [`${who} may replace ${replaced}`, `${who} may not replace ${replaced}`];
  switch (decision) {
    case 'promote':
      return `${does}: all ${formatCount(bounds.length)} bounds of the gate are kept.`;
    case 'hold':
      return `${doesNot}: ${countedBounds(bounds, 'failed')} broken.`;
    case 'notEnoughEvidence':
      return `It is not shown whether ${does?.replace(/^The/, 'the')}: no bound of the gate is broken, but ${countedBounds(bounds, 'unsettled', 'unknown')} not settled.`;
    case 'incomplete':
      return cases.total === 0 ? 'Nothing is decided: the suite has no cases.' : `Nothing is decided: ${formatCount(cases.compared)} of ${formatCount(cases.total)} cases were answered on both sides.`;
  }
}

/** `2 of the gate's 8 bounds are` */
function countedBounds(bounds: readonly Bound[], ...states: readonly Bound['state'][]): string {
  const count = bounds.filter(({ state }) => states.includes(state)).length;
  return `${formatCount(count)} of the gate's ${formatCount(bounds.length)} bounds ${count === 1 ? 'is' : 'are'}`;
}

/** How often a verdict like this is wrong, as a sentence; undefined where nothing was decided. */
export function howSure({ decision, compared, bounds, confidence }: Verdict): string | undefined {
  const tail = percent((1 - confidence) / 2);
  if (decision === 'promote') {
    const drop = bounds.find(({ id }) => id === 'maxDrop')?.limit ?? 0;
    return `A ${compared === 'runs' ? 'model' : 'candidate'} that in truth passes ${Number((100 * drop).toFixed(1))} points less than the baseline would get this verdict in at most ${tail} of runs.`;
  }
  if (decision !== 'hold') return undefined;
  const failed = bounds.filter(({ state }) => state === 'failed');
  const counted = failed.filter(({ pValue }) => pValue !== undefined).map(({ id, pValue = 1 }) => `${pValue < 0.001 ? 'under 0.1 %' : percent(pValue)} (${boundLabel(id)})`);
  const others = failed.length - counted.length;
  const rest = others === 0 ? [] : [`at most about ${tail}${counted.length > 0 ? ' for each other broken bound' : others === 1 ? '' : ' for each broken bound'}`];
  return `Chance that noise alone would look this bad: ${[...counted, ...rest].join(', ')}.`;
}
