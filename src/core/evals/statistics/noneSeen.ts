/**
 * What a count of 0 of `cases` rules out: the one-sided upper bound of Clopper and Pearson (Biometrika 26, 1934, 404–413), exact and of closed form
 * there: the share at which 0 would be seen in 1 − `confidence` of runs. At 95 % it is about 3 / `cases`, the rule of three.
 */
export function noneSeenUpper(cases: number, confidence: number): number {
  return cases === 0 ? 1 : 1 - (1 - confidence) ** (1 / cases);
}
