/** Two bounds of an interval; a bound is infinite where the data set none. */
export type Interval = { readonly lower: number; readonly upper: number };

/** A figure with its confidence interval. */
export type Estimate = Interval & { readonly estimate: number };

/** The interval that covers both. */
export function widest(a: Interval, b: Interval): Interval {
  return { lower: Math.min(a.lower, b.lower), upper: Math.max(a.upper, b.upper) };
}
