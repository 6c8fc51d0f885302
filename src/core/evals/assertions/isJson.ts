import { readJson } from './jsonText.ts';
import { verdict } from './outcome.ts';
import type { AssertionKind } from './types.ts';

export const isJson: AssertionKind<'is-json'> = {
  type: 'is-json',
  bounded: true,
  templates: [],
  check: ({ fenced }, { text }) => {
    const read = readJson(text, fenced);
    return 'problem' in read ? verdict(false, read.problem) : verdict(true, 'The answer is JSON.');
  },
};
