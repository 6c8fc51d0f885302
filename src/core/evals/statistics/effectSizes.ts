import type { WilcoxonResult } from './wilcoxon.ts';

/**
 * Cohen's d of paired differences (d_z; Lakens, Frontiers in Psychology 4, 2013, 863): mean difference over the standard deviation
 * of the differences (n − 1). Undefined where they do not vary.
 */
export function cohensDz(differences: readonly number[]): number | undefined {
  const n = differences.length;
  const mean = differences.reduce((sum, value) => sum + value, 0) / n;
  const sd = Math.sqrt(differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  // Below rounding noise the differences are one and the same number.
  return sd > Math.abs(mean) * 1e-12 ? mean / sd : undefined;
}

/** Matched-pairs rank-biserial correlation (Kerby, Comprehensive Psychology 3, 2014): (W⁺ − W⁻) / (W⁺ + W⁻), −1 to 1. */
export function rankBiserial({ positive, negative }: Pick<WilcoxonResult, 'positive' | 'negative'>): number | undefined {
  const total = positive + negative;
  return total === 0 ? undefined : (positive - negative) / total;
}
