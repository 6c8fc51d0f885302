import type { AliasRuleCheck } from './rule.ts';

/** Nothing is left to compare or promote: usually what a promotion leaves behind. */
export const candidateEqualsDefault: AliasRuleCheck = {
  id: 'alias/candidate-equals-default',
  check({ alias, default: current, candidate }) {
    if (candidate?.text !== current.text) return undefined;
    const removal = candidate.definition?.removal;
    return {
      at: candidate,
      severity: 'hint',
      message: `The candidate of ${alias} is its default; remove it, or name the model that is to follow`,
      ...(removal === undefined ? {} : { removal }),
    };
  },
};
