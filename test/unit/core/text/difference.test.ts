import { describe, expect, it } from 'vitest';
import { differenceBetween } from '../../../../src/core/text/difference.ts';
import { createRandom } from '../../../bench/hostileText.ts';

describe('differenceBetween', () => {
  it('is nothing between equal texts', () => {
    expect(differenceBetween('', '')).toBeUndefined();
    expect(differenceBetween('a'.repeat(5000), 'a'.repeat(5000))).toBeUndefined();
  });

  it('never counts a unit to both ends', () => {
    expect(differenceBetween('aa', 'aaa')).toEqual({ start: 2, beforeEnd: 2, afterEnd: 3 });
    expect(differenceBetween('a'.repeat(4000), 'a'.repeat(2500))).toEqual({ start: 2500, beforeEnd: 4000, afterEnd: 2500 });
  });

  it('says the smallest edit in texts of any length, which makes one of the other', () => {
    const random = createRandom(3);
    for (let round = 0; round < 300; round++) {
      const before = Array.from({ length: Math.floor(random() * 6000) }, () => 'ab'[Math.floor(random() * 2)]).join('');
      const at = Math.floor(random() * before.length);
      const after = `${before.slice(0, at)}${random() < 0.5 ? 'c' : ''}${before.slice(at + Math.floor(random() * 3))}`;
      const difference = differenceBetween(before, after);
      if (difference === undefined) {
        expect(after).toBe(before);
        continue;
      }
      const { start, beforeEnd, afterEnd } = difference;
      expect(before.slice(0, start) + after.slice(start, afterEnd) + before.slice(beforeEnd)).toBe(after);
      expect(start).toBeLessThanOrEqual(Math.min(beforeEnd, afterEnd));
      if (beforeEnd > start && afterEnd > start) expect(before[start]).not.toBe(after[start]);
    }
  });
});
