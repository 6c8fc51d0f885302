import { scored } from './outcome.ts';
import type { AssertionKind } from './types.ts';
import { listOf } from './words.ts';

/** UTF-16 units; no embedding model reads more. */
const longest = 100_000;

export const similar: AssertionKind<'similar'> = {
  type: 'similar',
  templates: ['value'],
  check: async ({ value, threshold = 0.75 }, { text }, { embed }, signal) => {
    if (embed === undefined) return { missing: 'There is no embedding model: name one under embeddings in the suite.' };
    if (text.trim() === '') return scored(0, threshold, 'The similarity of an empty answer');
    if (text.length > longest) return { missing: `The answer is longer than the ${longest} characters that are embedded.` };
    const [answer, ...references] = await embed([text, ...listOf(value)], signal);
    if (answer === undefined || references.length !== listOf(value).length) return { missing: 'The embedding model did not answer for every text.' };
    const cosines = references.map((reference) => cosine(answer, reference));
    if (cosines.some((each) => !Number.isFinite(each))) return { missing: 'The embedding model sent vectors that cannot be compared.' };
    return scored(Math.max(...cosines), threshold, 'The similarity');
  },
};

/** NaN when the vectors differ in length or one is zero. */
export function cosine(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return Number.NaN;
  let [dot, aa, bb] = [0, 0, 0];
  for (const [at, x] of a.entries()) {
    const y = b[at] ?? 0;
    dot += x * y;
    aa += x * x;
    bb += y * y;
  }
  return dot / Math.sqrt(aa * bb);
}
