import { differenceOf } from './jsonDifference.ts';
import { readJson } from './jsonText.ts';
import { verdict } from './outcome.ts';
import type { AssertionKind } from './types.ts';

export const jsonEquals: AssertionKind<'json-equals'> = {
  type: 'json-equals',
  bounded: true,
  templates: ['value'],
  check: ({ value, ignore = [], fenced }, { text }) => {
    const read = readJson(text, fenced);
    if ('problem' in read) return verdict(false, read.problem);
    const difference = differenceOf(expectedOf(value), read.value, { ignore });
    return difference === undefined ? verdict(true, 'The answer has the expected value.') : verdict(false, difference);
  },
};

/** A text that is itself JSON means that value: templates and table cells can hold nothing else. */
function expectedOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const read = readJson(value);
  return 'problem' in read ? value : read.value;
}
