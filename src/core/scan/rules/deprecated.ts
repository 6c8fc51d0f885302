import { successorText } from '../snapshotEdit.ts';
import { sourceClause, sourceOf, successorClause } from './dates.ts';
import type { Rule } from './rule.ts';

const soonDays = 180;

/** A shutdown is announced: a warning, only information while it is more than 180 days away. */
export const deprecated: Rule = {
  id: 'model/deprecated',
  check({ reference, lifecycle, today }) {
    if (lifecycle?.state !== 'deprecated') return undefined;
    const { model } = reference.identity;
    const { shutdown, daysLeft, via, successor } = lifecycle;
    const replacement = successorText(reference.identity, successor);
    const days = daysLeft === undefined ? '' : daysLeft === 0 ? ', today' : `, in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}`;
    const when = shutdown === undefined ? 'is deprecated' : `shuts down on ${shutdown}${days}`;
    return {
      severity: daysLeft !== undefined && daysLeft > soonDays ? 'info' : 'warning',
      message: `${model}${via === undefined ? '' : ` (today ${via})`} ${when}${successorClause(lifecycle)}${sourceClause(lifecycle, today)}`,
      ...sourceOf(lifecycle),
      ...(replacement === undefined ? {} : { fix: { replacement, reason: 'successor' } }),
    };
  },
};
