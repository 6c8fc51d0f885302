import { scored, shown, verdict } from './outcome.ts';
import type { AssertionKind } from './types.ts';

const defaultThreshold = 0.8;

/** Score: 1 − changes ÷ length of the longer text, in UTF-16 units. */
export const levenshtein: AssertionKind<'levenshtein'> = {
  type: 'levenshtein',
  bounded: true,
  templates: ['value'],
  check: async ({ value, max, threshold }, { text }) => {
    const { distance } = await import('fastest-levenshtein');
    const longer = Math.max(value.length, text.length, 1);
    // Where the lengths alone decide, the rest need not be counted.
    const least = Math.abs(value.length - text.length);
    const hopeless = max === undefined ? 1 - least / longer < (threshold ?? defaultThreshold) : least > max;
    const changes = hopeless && longer > 10_000 ? least : distance(value, text);
    const atLeast = changes === least && hopeless ? 'at least ' : '';
    const score = 1 - changes / longer;
    if (max === undefined) return scored(score, threshold ?? defaultThreshold, `The share of characters that stay (${atLeast}${changes} changes)`);
    const close = changes <= max && (threshold === undefined || score >= threshold);
    return { ...verdict(close, `The answer is ${atLeast}${changes} changes away; ${max} is the most${threshold === undefined ? '' : `, and ${shown(threshold)} the least score`}.`), score };
  },
};
