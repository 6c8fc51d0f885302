import { successorText } from '../snapshotEdit.ts';
import { sourceClause, sourceOf, successorClause } from './dates.ts';
import type { Rule } from './rule.ts';

/** The vendor has shut the model down: calls fail. */
export const retired: Rule = {
  id: 'model/retired',
  check({ reference, lifecycle, today }) {
    if (lifecycle?.state !== 'retired') return undefined;
    const { model } = reference.identity;
    const when = lifecycle.shutdown === undefined ? 'has been shut down' : `was shut down on ${lifecycle.shutdown}`;
    const via = lifecycle.via === undefined ? '' : ` (as ${lifecycle.via})`;
    const replacement = successorText(reference.identity, lifecycle.successor);
    return {
      severity: 'error',
      message: `${model}${via} ${when}${successorClause(lifecycle)}${sourceClause(lifecycle, today)}`,
      ...sourceOf(lifecycle),
      ...(replacement === undefined ? {} : { fix: { replacement, reason: 'successor' } }),
    };
  },
};
