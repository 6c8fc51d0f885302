import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/core/evals/statistics/random.ts';
import { sha256Hex } from '../../../../src/core/text/sha256.ts';

describe('sha256Hex', () => {
  it('gives the digests of the standard', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe('248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1');
  });

  it('agrees with the platform on texts of every length about a block, and on long ones', () => {
    const random = seededRandom(7);
    const letters = ['a', 'ä', '€', '😀', '\n', '"'];
    for (const length of [...Array.from({ length: 200 }, (_, index) => index), 5_000, 100_000]) {
      const text = Array.from({ length }, () => letters[random(letters.length)]).join('');
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }
  });
});
