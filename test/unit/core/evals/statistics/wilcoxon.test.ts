import { describe, expect, it } from 'vitest';
import { cohensDz, rankBiserial } from '../../../../../src/core/evals/statistics/effectSizes.ts';
import { wilcoxonSignedRank } from '../../../../../src/core/evals/statistics/wilcoxon.ts';
import { largestDifference, reference } from './reference.ts';

describe('wilcoxonSignedRank', () => {
  it('gives the published results', () => {
    // Hollander and Wolfe, Nonparametric Statistical Methods (1973), 29f. (R's example of wilcox.test): V = 40, one-sided p = 0.01953.
    const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
    const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
    const depression = wilcoxonSignedRank(before.map((value, index) => value - (after[index] ?? 0)));
    expect(depression).toMatchObject({ positive: 40, negative: 5, n: 9, method: 'exact' });
    expect(depression.pValue / 2).toBeCloseTo(0.01953, 5);
    // Darwin's maize (SciPy's example of stats.wilcoxon): statistic 24, p = 0.041259765625.
    const maize = wilcoxonSignedRank([6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]);
    expect(maize).toMatchObject({ negative: 24, pValue: 0.041_259_765_625 });
  });

  it('equals SciPy and R on 200 random inputs with ties and zeros', () => {
    let exact = 0;
    for (const [differences, positive, approximateP, exactP] of reference.wilcoxon) {
      const result = wilcoxonSignedRank(differences);
      exact += result.method === 'exact' ? 1 : 0;
      expect(result.method === 'exact').toBe(exactP !== null);
      expect(largestDifference([result.positive, result.pValue], [positive, exactP ?? approximateP])).toBeLessThan(1e-6);
    }
    expect(exact).toBeGreaterThan(50);
    expect(exact).toBeLessThan(150);
  });

  it('knows ties that floating point hides, and says 1 where nothing differs', () => {
    expect(wilcoxonSignedRank([0.3 - 0.2, 0.2 - 0.1, -0.5]).positive).toBe(3);
    expect(wilcoxonSignedRank([0, 0]).pValue).toBe(1);
  });
});

describe('effect sizes', () => {
  it("equal NumPy's mean over standard deviation", () => {
    for (const [differences, , , , dz] of reference.wilcoxon) expect(largestDifference([cohensDz(differences) ?? null], [dz])).toBeLessThan(1e-6);
  });

  it('rank-biserial runs from −1 to 1', () => {
    expect(rankBiserial({ positive: 40, negative: 5 })).toBeCloseTo(35 / 45, 12);
    expect(rankBiserial({ positive: 0, negative: 10 })).toBe(-1);
    expect(rankBiserial({ positive: 0, negative: 0 })).toBeUndefined();
  });
});
