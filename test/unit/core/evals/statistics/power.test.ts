import { describe, expect, it } from 'vitest';
import { summariseShares } from '../../../../../src/core/evals/statistics/pairedShares.ts';
import { casesForPower, decisionPower } from '../../../../../src/core/evals/statistics/power.ts';
import { pairsOfTable } from './reference.ts';

const options = { maxDrop: 0.02, confidence: 0.95 };
const once = { baseline: 1, candidate: 1 };

describe('casesForPower', () => {
  it('is near the textbook number where the normal approximation is good', () => {
    // (z₀.₉₇₅ + z₀.₈)² · variance / (difference + margin)²; discordant 10 %, no difference.
    const shares = summariseShares(pairsOfTable(700, 50, 50, 200), once);
    const textbook = ((1.959_964 + 0.841_621) ** 2 * 0.1) / 0.02 ** 2;
    const cases = casesForPower(shares, { ...options, power: 0.8 }) ?? 0;
    expect(cases / textbook).toBeGreaterThan(1);
    expect(cases / textbook).toBeLessThan(1.1);
    expect(decisionPower(shares, cases, options).within).toBeGreaterThanOrEqual(0.8);
    expect(decisionPower(shares, cases - 1, options).within).toBeLessThan(0.8);
  });

  it('asks for about 190 cases at least when none has failed, and for none that would settle a difference right at the bound', () => {
    const perfect = casesForPower(summariseShares(pairsOfTable(20, 0, 0, 0), once), { ...options, power: 0.8 }) ?? 0;
    expect(perfect).toBeGreaterThan(188);
    expect(casesForPower(summariseShares(pairsOfTable(90, 4, 2, 4), once), { ...options, power: 0.8 })).toBeUndefined();
  });

  it('also says what would show a drop', () => {
    const shares = summariseShares(pairsOfTable(80, 12, 2, 6), once);
    const cases = casesForPower(shares, { ...options, power: 0.8 }) ?? 0;
    expect(decisionPower(shares, cases, options).beyond).toBeGreaterThanOrEqual(0.8);
  });
});
