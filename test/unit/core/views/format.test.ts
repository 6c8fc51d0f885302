import { describe, expect, it } from 'vitest';
import { formatCalls, formatChange, formatCount, formatDelta, formatMs, formatRatio, formatUsd } from '../../../../src/core/views/format.ts';

describe('figures', () => {
  it.each([
    [0, '$0'], [23_100, '$23,100'], [1999.6, '$2,000'], [1.844, '$1.84'], [0.25, '$0.25'], [0.1234, '$0.1234'], [0.0371, '$0.0371'],
    [0.0037, '$0.0037'], [0.001, '$0.0010'], [0.00042, '$0.00042'], [0.0000046, '$0.0000046'], [-0.0046, '\u2212$0.0046'],
  ])('$%d is written %s', (value, text) => expect(formatUsd(value)).toBe(text));

  it('writes deltas with a sign, and none where nothing differs', () => {
    expect(formatDelta(-14, formatCount)).toBe('\u221214');
    expect(formatDelta(32, formatCount)).toBe('+32');
    expect(formatDelta(210.4, formatMs)).toBe('+210 ms');
    expect(formatDelta(0, formatMs)).toBe('0 ms');
    expect(formatDelta(-0.3, formatMs)).toBe('0 ms');
    expect(formatDelta(-0.0046, formatUsd)).toBe('\u2212$0.0046');
  });

  it('writes changes and ratios, and none from nothing', () => {
    expect(formatChange(180, 212)).toBe('+18 %');
    expect(formatChange(412, 398)).toBe('\u22123 %');
    expect(formatChange(100, 100)).toBe('0 %');
    expect(formatChange(0, 5)).toBeUndefined();
    expect(formatRatio(0.0037, 0.0083)).toBe('×2.2');
    expect(formatRatio(2, 1)).toBe('×0.50');
    expect(formatRatio(100, 103)).toBe('×1.03');
    expect(formatRatio(1, 1)).toBe('×1.0');
    expect(formatRatio(1, 44.5)).toBe('×45');
    expect(formatRatio(0, 1)).toBeUndefined();
  });

  it('groups digits the same everywhere', () => {
    expect(formatCount(1_234_567)).toBe('1,234,567');
    expect(formatMs(1919.6)).toBe('1,920 ms');
    expect([formatCalls(5_000_000), formatCalls(900_000), formatCalls(12_500), formatCalls(800)]).toEqual(['5 M', '900 k', '12.5 k', '800']);
  });
});
