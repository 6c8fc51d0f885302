/** Where two texts differ: `before.slice(start, beforeEnd)` became `after.slice(start, afterEnd)`, and nothing else did. */
export type Difference = { readonly start: number; readonly beforeEnd: number; readonly afterEnd: number };

/** Units compared in one step: the engine compares stretches of memory far faster than a loop does units. */
const stride = 1024;

/**
 * The one edit that makes `after` of `before`: what stands between their common beginning and their common end; undefined where they are equal.
 * Any run of changes comes out as one such edit, so none can be missed, told twice or told out of order. It may cut a surrogate pair.
 */
export function differenceBetween(before: string, after: string): Difference | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start + stride <= shorter && before.slice(start, start + stride) === after.slice(start, start + stride)) start += stride;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  const [beforeLength, afterLength] = [before.length, after.length];
  let tail = 0;
  while (tail + stride <= shorter - start && before.slice(beforeLength - tail - stride, beforeLength - tail) === after.slice(afterLength - tail - stride, afterLength - tail)) tail += stride;
  while (tail < shorter - start && before.charCodeAt(beforeLength - 1 - tail) === after.charCodeAt(afterLength - 1 - tail)) tail++;
  return { start, beforeEnd: beforeLength - tail, afterEnd: afterLength - tail };
}
