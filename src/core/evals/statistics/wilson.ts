import { criticalValue } from './distributions.ts';
import type { Interval } from './interval.ts';

/**
 * Wilson's score interval for one proportion, without continuity correction (Wilson 1927; method 3 of Newcombe,
 * Statistics in Medicine 17, 1998, 857–872). `n` may be fractional: an effective number of observations.
 */
export function wilsonInterval(proportion: number, n: number, confidence: number): Interval {
  const z = criticalValue(confidence);
  const shrink = 1 + (z * z) / n;
  const centre = (proportion + (z * z) / (2 * n)) / shrink;
  const half = (z * Math.sqrt((proportion * (1 - proportion)) / n + (z * z) / (4 * n * n))) / shrink;
  return { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) };
}
