import { scored } from './outcome.ts';
import type { AssertionKind } from './types.ts';
import { countSequences, listOf, overlap, sharedCount } from './words.ts';

/** Token F1 of SQuAD's evaluation script (Rajpurkar et al. 2016), the best over the references. */
export const f1: AssertionKind<'f1'> = {
  type: 'f1',
  bounded: true,
  templates: ['value'],
  check: ({ value, threshold = 0.5 }, { text }) => scored(Math.max(...listOf(value).map((reference) => tokenF1(text, reference))), threshold, 'F1'),
};

export function tokenF1(answer: string, reference: string): number {
  const [a, b] = [answerWords(answer), answerWords(reference)];
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0;
  return overlap(sharedCount(countSequences(a, 1), countSequences(b, 1)), a.length, b.length).f1;
}

/** Lower case, without ASCII punctuation and English articles, as the script does it. */
function answerWords(text: string): readonly string[] {
  return text.toLowerCase().replaceAll(/[!-/:-@[-`{-~]/g, '').split(/\s+/).filter((word) => word !== '' && !/^(?:a|an|the)$/.test(word));
}
