import { verdict } from './outcome.ts';
import type { AssertionKind } from './types.ts';

export const moderation: AssertionKind<'moderation'> = {
  type: 'moderation',
  templates: [],
  check: async ({ categories }, { text }, { moderate }, signal) => {
    if (moderate === undefined) return { missing: 'There is no moderation model: name one under moderation in the suite.' };
    const result = await moderate(text, signal);
    const unknown = categories?.find((each) => !Object.hasOwn(result.categories, each));
    if (unknown !== undefined) return { missing: `The moderation model knows no category “${unknown}”; it has ${Object.keys(result.categories).join(', ')}.` };
    const flagged = Object.keys(result.categories).filter((each) => result.categories[each] === true && (categories?.includes(each) ?? true));
    const clean = categories === undefined ? !result.flagged && flagged.length === 0 : flagged.length === 0;
    return verdict(clean, clean ? 'Nothing was flagged.' : `Flagged: ${flagged.length === 0 ? 'the answer' : flagged.join(', ')}.`);
  },
};
