import type { Rule } from './rule.ts';

/** In a model position, unknown, and close to a known id. */
export const misspelled: Rule = {
  id: 'model/misspelled',
  check({ reference, nearest }) {
    if (nearest === undefined) return undefined;
    return {
      severity: 'warning',
      message: `${reference.text} is not a known model; did you mean ${nearest}?`,
      fix: { replacement: nearest, reason: 'spelling' },
    };
  },
};
