import type { RougeMeasure } from './options.ts';
import { scored } from './outcome.ts';
import type { AssertionKind } from './types.ts';
import { countSequences, listOf, overlap, rougeWords, sharedCount } from './words.ts';

const defaultThreshold = 0.75;

/** ROUGE-N of Lin, “ROUGE: A Package for Automatic Evaluation of Summaries”, 2004. */
export const rougeN: AssertionKind<'rouge-n'> = {
  type: 'rouge-n',
  bounded: true,
  templates: ['value'],
  check: ({ value, n = 1, measure = 'f1', threshold = defaultThreshold }, { text }) => {
    const answer = rougeWords(text);
    const counts = countSequences(answer, n);
    const of = (words: readonly string[]): number => Math.max(0, words.length - n + 1);
    return best(value, measure, threshold, `ROUGE-${n}`, (words) => overlap(sharedCount(counts, countSequences(words, n)), of(answer), of(words)));
  },
};

/** ROUGE-L of the same paper, over the text as one sequence, with β = 1. */
export const rougeL: AssertionKind<'rouge-l'> = {
  type: 'rouge-l',
  bounded: true,
  templates: ['value'],
  check: ({ value, measure = 'f1', threshold = defaultThreshold }, { text }) => {
    const answer = rougeWords(text);
    return best(value, measure, threshold, 'ROUGE-L', (words) => overlap(longestCommon(answer, words), answer.length, words.length));
  },
};

function best(value: string | readonly string[], measure: RougeMeasure, threshold: number, name: string, of: (reference: readonly string[]) => Readonly<Record<RougeMeasure, number>>) {
  const score = Math.max(...listOf(value).map((reference) => of(rougeWords(reference))[measure]));
  return scored(score, threshold, `${name} ${measure}`);
}

/** Length of the longest common subsequence of words. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const numbers = new Map<string, number>();
  const numbered = (words: readonly string[]): Int32Array => Int32Array.from(words, (word) => {
    const known = numbers.get(word) ?? numbers.size;
    numbers.set(word, known);
    return known;
  });
  const [long, short] = a.length >= b.length ? [numbered(a), numbered(b)] : [numbered(b), numbered(a)];
  let before = new Int32Array(short.length + 1);
  let row = new Int32Array(short.length + 1);
  for (const word of long) {
    for (let at = 0; at < short.length; at++) {
      row[at + 1] = word === short[at] ? (before[at] ?? 0) + 1 : Math.max(before[at + 1] ?? 0, row[at] ?? 0);
    }
    [before, row] = [row, before];
  }
  return before[short.length] ?? 0;
}
