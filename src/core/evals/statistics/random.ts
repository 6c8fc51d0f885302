import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Whole numbers from 0 to below `below`; from npm `pure-rand` (xoroshiro128+): the same seed gives the same numbers anywhere. */
export function seededRandom(seed: number): (below: number) => number {
  const generator = xoroshiro128plus(seed);
  return (below) => Math.floor(((generator.next() >>> 0) / 0x1_0000_0000) * below);
}
