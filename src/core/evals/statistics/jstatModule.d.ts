/** What the core uses of npm `jstat` (MIT), which ships no types. */
declare module 'jstat' {
  type Normal = { cdf(x: number, mean: number, sd: number): number; inv(p: number, mean: number, sd: number): number };
  type Beta = { inv(p: number, alpha: number, beta: number): number };
  type StudentT = { inv(p: number, degreesOfFreedom: number): number };
  const jStat: { readonly normal: Normal; readonly beta: Beta; readonly studentt: StudentT };
  export default jStat;
}
