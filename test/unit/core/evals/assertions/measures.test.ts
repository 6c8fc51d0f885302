import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentenceBleu } from '../../../../../src/core/evals/assertions/bleu.ts';
import { tokenF1 } from '../../../../../src/core/evals/assertions/f1.ts';
import { check, passes, scoreOf } from './support.ts';

type Reference = { readonly cases: readonly { readonly answer: string; readonly references: readonly string[]; readonly bleu: number }[] };
const reference = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../fixtures/evals/bleu.json'), 'utf8')) as Reference;

describe('bleu', () => {
  it.each(reference.cases)('scores $answer as sacrebleu does', ({ answer, references, bleu }) => {
    expect(sentenceBleu(answer, references)).toBeCloseTo(bleu, 10);
  });
  it('passes from a half on, unless told', async () => {
    expect(await passes({ type: 'bleu', value: 'urgent' }, 'very urgent')).toBe(true);
    expect(await passes({ type: 'bleu', value: 'urgent', threshold: 0.51 }, 'very urgent')).toBe(false);
  });
});

// Lin 2004, section 3: one reference and three answers.
const gunman = 'police killed the gunman';
describe('rouge', () => {
  it.each([['police kill the gunman', 3 / 4, 1 / 3], ['the gunman kill police', 2 / 4, 1 / 3], ['the gunman police killed', 2 / 4, 2 / 3]])('scores Lin’s %j', async (answer, longest, bigrams) => {
    expect(await scoreOf({ type: 'rouge-l', value: gunman }, answer)).toBeCloseTo(longest, 10);
    expect(await scoreOf({ type: 'rouge-n', n: 2, value: gunman }, answer)).toBeCloseTo(bigrams, 10);
  });
  // The example in the description of Google's rouge-score package on PyPI.
  it.each([
    ['rouge-n', 'precision', 0.75], ['rouge-n', 'recall', 0.6666666666666666], ['rouge-n', 'f1', 0.7058823529411765],
    ['rouge-l', 'precision', 0.625], ['rouge-l', 'recall', 0.5555555555555556], ['rouge-l', 'f1', 0.5882352941176471],
  ] as const)('scores %s %s as Google’s package does', async (type, measure, expected) => {
    expect(await scoreOf({ type, measure, value: 'The quick brown fox jumps over the lazy dog' }, 'The quick brown dog jumps on the log.')).toBeCloseTo(expected, 12);
  });
  it('takes the best of several references, and letters of any script', async () => {
    expect(await scoreOf({ type: 'rouge-n', value: ['nothing like it', 'Straße und Äpfel'] }, 'straße und äpfel!')).toBe(1);
  });
  it('is 0 where there are no words', async () => {
    expect(await scoreOf({ type: 'rouge-l', value: '…' }, '')).toBe(0);
    expect(await scoreOf({ type: 'rouge-n', n: 3, value: 'two words' }, 'two words')).toBe(0);
  });
});

describe('levenshtein', () => {
  // Levenshtein's and the textbooks' own examples.
  it.each([['kitten', 'sitting', 3], ['saturday', 'sunday', 3], ['flaw', 'lawn', 2], ['', 'abc', 3], ['same', 'same', 0]])('%s → %s takes %i changes', async (from, to, changes) => {
    expect(await passes({ type: 'levenshtein', value: to, max: changes }, from)).toBe(true);
    if (changes > 0) expect(await passes({ type: 'levenshtein', value: to, max: changes - 1 }, from)).toBe(false);
  });
  it('scores the share of characters that stay', async () => {
    expect(await check({ type: 'levenshtein', value: 'sitting' }, 'kitten')).toMatchObject({ pass: false, score: 1 - 3 / 7 });
    expect(await passes({ type: 'levenshtein', value: 'sitting', threshold: 0.57 }, 'kitten')).toBe(true);
  });
});

describe('f1', () => {
  // Hand-worked by the rules of SQuAD's evaluation script: articles and punctuation do not count.
  it.each([
    ['The Denver Broncos!', 'Denver Broncos', 1],
    ['Denver', 'the Denver Broncos', 2 / 3],
    ['a team, the Carolina Panthers', 'Denver Broncos', 0],
    ['Saint Bernadette Soubirous in 1858', 'Saint Bernadette Soubirous', 0.75],
    ['dog dog', 'dog', 2 / 3],
    ['the', 'a', 1],
    ['', 'word', 0],
  ])('%j against %j is %d', (answer, expected, score) => {
    expect(tokenF1(answer, expected)).toBeCloseTo(score, 12);
  });
  it('takes the best reference', async () => {
    expect(await scoreOf({ type: 'f1', value: ['x', 'Denver Broncos'] }, 'Denver Broncos')).toBe(1);
  });
});
