import { bleuTokens } from './bleuTokens.ts';
import { scored } from './outcome.ts';
import type { AssertionKind } from './types.ts';
import { countSequences, listOf } from './words.ts';

const longest = 4;

export const bleu: AssertionKind<'bleu'> = {
  type: 'bleu',
  bounded: true,
  templates: ['value'],
  check: ({ value, threshold = 0.5 }, { text }) => scored(sentenceBleu(text, listOf(value)), threshold, 'BLEU'),
};

/**
 * Sentence BLEU-4 (Papineni et al. 2002), 0 to 1, as `sacrebleu.sentence_bleu` computes it: 13a tokens, effective order,
 * and exponential smoothing of orders without a match (Chen & Cherry 2014, method 3).
 */
export function sentenceBleu(text: string, references: readonly string[]): number {
  const answer = bleuTokens(text);
  const expected = references.map(bleuTokens);
  if (answer.length === 0) return 0;
  let logs = 0;
  let orders = 0;
  let smoothing = 1;
  let anyMatch = false;
  for (let n = 1; n <= Math.min(longest, answer.length); n++) {
    const matches = clippedMatches(answer, expected, n);
    const total = answer.length - n + 1;
    orders = n;
    if (matches > 0) anyMatch = true;
    else smoothing *= 2;
    logs += Math.log(matches > 0 ? matches / total : 1 / (smoothing * total));
  }
  if (!anyMatch) return 0;
  return brevityPenalty(answer.length, expected.map(({ length }) => length)) * Math.exp(logs / orders);
}

/** Each sequence counts as often as it stands in the reference that has it most. */
function clippedMatches(answer: readonly string[], references: readonly (readonly string[])[], n: number): number {
  const counts = references.map((words) => countSequences(words, n));
  let matches = 0;
  for (const [key, count] of countSequences(answer, n)) matches += Math.min(count, Math.max(...counts.map((each) => each.get(key) ?? 0)));
  return matches;
}

/** Against the reference nearest in length; of two equally near the shorter. */
function brevityPenalty(length: number, references: readonly number[]): number {
  const nearest = references.toSorted((a, b) => Math.abs(a - length) - Math.abs(b - length) || a - b)[0] ?? 0;
  return length >= nearest ? 1 : Math.exp(1 - nearest / length);
}
