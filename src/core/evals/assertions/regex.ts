import { quoted, verdict } from './outcome.ts';
import type { AssertionKind } from './types.ts';

/** JavaScript's own patterns. Some of them never end, so this runs where it can be stopped. */
export const regex: AssertionKind<'regex'> = {
  type: 'regex',
  bounded: true,
  templates: ['value'],
  check: ({ value, flags = '' }, { text }) => {
    let pattern: RegExp;
    try {
      pattern = new RegExp(value, flags);
    } catch (error) {
      return { missing: `The pattern is not valid: ${error instanceof Error ? error.message : String(error)}.` };
    }
    const match = pattern.exec(text);
    return verdict(match !== null, match === null ? `Nothing in the answer matches ${quoted(value)}.` : `${quoted(match[0])} matches ${quoted(value)}.`);
  },
};
