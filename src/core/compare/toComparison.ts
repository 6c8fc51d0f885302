import type { Comparison } from './types.ts';
import { wordDiff } from './wordDiff.ts';

/** A comparison from its cells: the two sides, and the diff of their first answers. */
export function toComparison(whole: Omit<Comparison, 'prompt' | 'baseline' | 'candidate' | 'diff'>): Comparison {
  const [first, last] = [whole.cells[0], whole.cells.at(-1)];
  const [baseline, candidate] = [first?.answers[0], last?.answers[0]];
  if (first === undefined || baseline === undefined || candidate === undefined) throw new Error('Every cell of a comparison has an answer.');
  return { ...whole, prompt: first.prompt, baseline, candidate, diff: wordDiff(baseline.text, candidate.text) };
}
