import jStat from 'jstat';

/** Distribution function of the standard normal. */
export function normalCdf(x: number): number {
  return jStat.normal.cdf(x, 0, 1);
}

/** Quantile of the standard normal; p in (0, 1), infinite at its ends. */
export function normalQuantile(p: number): number {
  if (p <= 0) return Number.NEGATIVE_INFINITY;
  return p >= 1 ? Number.POSITIVE_INFINITY : jStat.normal.inv(p, 0, 1);
}

/** The normal quantile of a two-sided interval: 1.96 at 0.95. */
export function criticalValue(confidence: number): number {
  return normalQuantile(1 - (1 - confidence) / 2);
}

/** Quantile of the beta distribution. */
export function betaQuantile(p: number, alpha: number, beta: number): number {
  return jStat.beta.inv(p, alpha, beta);
}

/** Quantile of Student's t distribution. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  return jStat.studentt.inv(p, degreesOfFreedom);
}

/** P(X ≤ k) for X binomial (n, p). Summed from the probabilities themselves: jstat rounds this one to ten digits. */
export function binomialCdf(k: number, n: number, p: number): number {
  let sum = 0;
  for (const { value, probability } of binomialTerms(n, p)) {
    if (value > k) break;
    sum += probability;
  }
  return Math.min(1, sum);
}

/** The least k with P(X ≤ k) ≥ `probability`. */
export function binomialQuantile(probability: number, n: number, p: number): number {
  let sum = 0;
  for (const { value, probability: term } of binomialTerms(n, p)) {
    sum += term;
    if (sum >= probability) return value;
  }
  return n;
}

/** P(X = 0), P(X = 1), … by their ratio, in logarithms so that none is lost when n is in the thousands. */
function* binomialTerms(n: number, p: number): Generator<{ readonly value: number; readonly probability: number }> {
  const odds = Math.log(p) - Math.log1p(-p);
  let term = n * Math.log1p(-p);
  for (let value = 0; value <= n; value++) {
    yield { value, probability: Math.exp(term) };
    term += Math.log((n - value) / (value + 1)) + odds;
  }
}
