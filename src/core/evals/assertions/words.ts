/**
 * The words of a text for ROUGE: lower case, runs of letters and digits. For English the same as Google's `rouge_score`
 * without stemming; letters of other scripts count as letters.
 */
export function rougeWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** How often each sequence of `n` words stands in a text. */
export function countSequences(words: readonly string[], n: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + n <= words.length; at++) {
    const key = n === 1 ? (words[at] ?? '') : words.slice(at, at + n).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** How many sequences two texts share, each as often as it stands in both. */
export function sharedCount(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [key, count] of few) shared += Math.min(count, many.get(key) ?? 0);
  return shared;
}

/** The harmonic mean, and what it is made of; 0 where nothing is shared. */
export function overlap(shared: number, answer: number, reference: number): { readonly precision: number; readonly recall: number; readonly f1: number } {
  if (shared === 0) return { precision: 0, recall: 0, f1: 0 };
  const precision = shared / answer;
  const recall = shared / reference;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** Several references, one or a list. */
export function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
