import { describe, expect, it } from 'vitest';
import { adjustedWaldInterval, newcombeInterval, pairedDifferenceInterval } from '../../../../../src/core/evals/statistics/pairedDifference.ts';
import { summariseShares, type PairedShares } from '../../../../../src/core/evals/statistics/pairedShares.ts';
import { largestDifference, pairsOfTable, reference } from './reference.ts';

const once = { baseline: 1, candidate: 1 };
const ofTable = (...cells: [number, number, number, number]): PairedShares => summariseShares(pairsOfTable(...cells), once);
const rounded = (interval: { lower: number; upper: number }, digits: number): number[] => [interval.lower, interval.upper].map((value) => Number(value.toFixed(digits)));

describe('newcombeInterval', () => {
  it('gives the published intervals; rows and columns swapped where the source subtracts the other way', () => {
    // Newcombe, Statistics in Medicine 17 (1998), 2635–2650: his example 20, 12, 2, 16; methods 10 and 8.
    expect(rounded(newcombeInterval(ofTable(20, 2, 12, 16), 0.95), 4)).toEqual([0.0562, 0.3292]);
    expect(rounded(newcombeInterval(ofTable(20, 2, 12, 16), 0.95, { correctedPhi: false }), 4)).toEqual([0.0618, 0.3242]);
    // Fagerland, Lydersen and Laake, Statistics in Medicine 33 (2014): airway hyper-responsiveness (Bentur et al. 2009).
    expect(rounded(newcombeInterval(ofTable(1, 7, 1, 12), 0.95), 3)).toEqual([-0.507, -0.026]);
    // The same authors' book of 2017, chapter 8: complete response (Cavo et al. 2012).
    expect(rounded(newcombeInterval(ofTable(59, 16, 6, 80), 0.95), 4)).toEqual([-0.1186, -0.0046]);
    // Tang, Li, Chan and Chan 2010.
    expect(rounded(newcombeInterval(ofTable(8, 1, 3, 2), 0.95), 4)).toEqual([-0.1574, 0.4136]);
  });

  it('equals R on 200 random tables, methods 10 and 8', () => {
    for (const [both, lost, won, neither, lower, upper, lower8, upper8] of reference.tables) {
      const shares = ofTable(both, lost, won, neither);
      const ten = newcombeInterval(shares, 0.95);
      const eight = newcombeInterval(shares, 0.95, { correctedPhi: false });
      expect(largestDifference([ten.lower, ten.upper, eight.lower, eight.upper], [lower, upper, lower8, upper8]), `${both} ${lost} ${won} ${neither}`).toBeLessThan(1e-6);
    }
  });

  it('equals R on 200 random suites with repeats', () => {
    for (const [repeats, before, after, lower, upper] of reference.shares) {
      const pairs = before.map((passes, index) => ({ baseline: passes / repeats, candidate: (after[index] ?? 0) / repeats }));
      const interval = newcombeInterval(summariseShares(pairs, { baseline: repeats, candidate: repeats }), 0.95);
      expect(largestDifference([interval.lower, interval.upper], [lower, upper])).toBeLessThan(1e-6);
    }
  });

  it('is not zero wide where no case disagrees', () => {
    expect(newcombeInterval(ofTable(20, 0, 0, 0), 0.95).lower).toBeCloseTo(-3.8415 / 23.8415, 4);
  });
});

describe('adjustedWaldInterval', () => {
  it('uncorrected is the published interval', () => {
    // statpsych ci.prop.ps(.05, 12, 4, 26, 6), after Bonett and Price 2012.
    const { lower, upper } = adjustedWaldInterval(ofTable(6, 4, 26, 12), 0.95, { corrected: false });
    expect(largestDifference([lower, upper], [0.254_806_7, 0.625_193_3])).toBeLessThan(1e-6);
    expect(rounded(adjustedWaldInterval(ofTable(1, 7, 1, 12), 0.95, { corrected: false }), 3)).toEqual([-0.508, -0.013]);
  });

  it('equals R on 200 random tables', () => {
    for (const [both, lost, won, neither, , , , , lower, upper] of reference.tables) {
      const interval = adjustedWaldInterval(ofTable(both, lost, won, neither), 0.95, { corrected: false });
      expect(largestDifference([interval.lower, interval.upper], [lower, upper])).toBeLessThan(1e-6);
    }
  });

  it('moves out by half a step for continuity, and further where losses are rare and wins rarer', () => {
    const skewed = ofTable(80, 6, 0, 14);
    const [corrected, published] = [adjustedWaldInterval(skewed, 0.95), adjustedWaldInterval(skewed, 0.95, { corrected: false })];
    expect(corrected.upper - published.upper).toBeCloseTo(1 / 200, 12);
    expect(published.lower - corrected.lower).toBeGreaterThan(1 / 200 + 0.001);
  });
});

describe('pairedDifferenceInterval', () => {
  it('covers both intervals', () => {
    const shares = ofTable(50, 4, 1, 45);
    const both = [newcombeInterval(shares, 0.95), adjustedWaldInterval(shares, 0.95)];
    expect(pairedDifferenceInterval(shares, 0.95)).toEqual({ lower: Math.min(...both.map(({ lower }) => lower)), upper: Math.max(...both.map(({ upper }) => upper)) });
  });
});
