import { quoted, verdict } from './outcome.ts';
import type { AssertionKind } from './types.ts';

export const equals: AssertionKind<'equals'> = {
  type: 'equals',
  templates: ['value'],
  check: ({ value, trim = true, ignoreCase = false }, { text }) => {
    const plain = (one: string): string => {
      const bare = trim ? one.trim() : one;
      return ignoreCase ? bare.toLowerCase() : bare;
    };
    const expected = String(value);
    const same = plain(text) === plain(expected);
    return verdict(same, same ? `The answer is ${quoted(expected)}.` : `The answer is ${quoted(text)}, not ${quoted(expected)}.`);
  },
};
