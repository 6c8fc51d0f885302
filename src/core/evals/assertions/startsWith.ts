import { quoted, verdict } from './outcome.ts';
import type { AssertionKind } from './types.ts';

export const startsWith: AssertionKind<'starts-with'> = {
  type: 'starts-with',
  templates: ['value'],
  check: ({ value, ignoreCase = false }, { text }) => {
    const start = text.trimStart().slice(0, value.length);
    const same = ignoreCase ? start.toLowerCase() === value.toLowerCase() : start === value;
    return verdict(same, `The answer begins with ${quoted(start)}${same ? '' : `, not with ${quoted(value)}`}.`);
  },
};
