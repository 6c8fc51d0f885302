import { loadavg } from 'node:os';

/** Times in ms, from the middle to the worst. */
export function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms`;
}

/** How busy the machine is, as it counts it. */
export function load(): string {
  return loadavg().map((value) => value.toFixed(2)).join(' ');
}
