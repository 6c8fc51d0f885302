/** Levels that a suite, or a row of a file, may have. */
export const maxHeight = 200;

/** How deep a value is nested, shared parts counted wherever they are used; Infinity when it holds itself, or is too deep to be walked. */
export function valueHeight(root: unknown): number {
  const heights = new Map<object, number>();
  const heightOf = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 0;
    const known = heights.get(value);
    if (known !== undefined) return known;
    // Met again before it is known, it is inside of itself.
    heights.set(value, Infinity);
    let height = 0;
    for (const each of Object.values(value)) height = Math.max(height, heightOf(each));
    heights.set(value, height + 1);
    return height + 1;
  };
  try {
    return heightOf(root);
  } catch (error) {
    if (error instanceof RangeError) return Infinity;
    throw error;
  }
}
