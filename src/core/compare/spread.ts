/** How a figure varies over repeats. `sd` is the standard deviation of a sample (n − 1), 0 for a single value. */
export type Spread = { readonly count: number; readonly mean: number; readonly min: number; readonly max: number; readonly sd: number };

/** Undefined for no values. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const [first] = values;
  if (first === undefined) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    count: values.length, mean,
    // not `Math.min(...values)`: there may be many
    min: values.reduce((least, value) => Math.min(least, value), first),
    max: values.reduce((most, value) => Math.max(most, value), first),
    sd: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)),
  };
}
