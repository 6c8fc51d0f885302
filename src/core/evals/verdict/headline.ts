import { formatCount } from '../../views/format.ts';
import type { NextStepAbout } from './nextStepAbout.ts';
import type { Bound, Verdict } from './types.ts';

/** What was decided, as a sentence for somebody who never saw a suite: who stays, who may come, and by how many bounds. */
export function headline({ decision, compared, bounds, cases }: Verdict, { baseline = 'the baseline', candidate = 'the candidate', inUse }: NextStepAbout): string {
  const [who, replaced] = inUse === true ? ['The suite as it is now', 'the reference run'] : [candidate, baseline];
  const [does, doesNot] = compared === 'runs' ? [`${candidate} answers`, `${candidate} no longer answers`].map((start) => `${start} as it did in the reference run`) : [`${who} may replace ${replaced}`, `${who} must not replace ${replaced}`];
  switch (decision) {
    case 'promote':
      return `${does}: all ${formatCount(bounds.length)} bounds of the gate are kept.`;
    case 'hold':
      return `${doesNot}: ${countedBounds(bounds, 'failed')} broken.`;
    case 'notEnoughEvidence':
      return `It is not shown whether ${does?.replace(/^The/, 'the')}: ${countedBounds(bounds, 'unsettled', 'unknown')} not settled.`;
    case 'incomplete':
      return cases.total === 0 ? 'Nothing is decided: the suite has no cases.' : `Nothing is decided: ${formatCount(cases.compared)} of ${formatCount(cases.total)} cases were answered on both sides.`;
  }
}

/** `2 of the gate's 8 bounds are` */
function countedBounds(bounds: readonly Bound[], ...states: readonly Bound['state'][]): string {
  const count = bounds.filter(({ state }) => states.includes(state)).length;
  return `${formatCount(count)} of the gate's ${formatCount(bounds.length)} bounds ${count === 1 ? 'is' : 'are'}`;
}
