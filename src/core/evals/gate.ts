/** How much a case matters, most first. A case that says nothing is `normal`. */
export const severities = ['critical', 'high', 'normal', 'low'] as const;
export type CaseSeverity = (typeof severities)[number];

/** What a suite asks of a candidate before it may replace the baseline. Shares are 0 to 1; a bound that is left out is not checked, but `maxDrop` and the three increases of shares have a default (`verdict/gateDefaults.ts`). */
export type Gate = {
  /** Least share of cases the candidate passes. */
  readonly minPassRate?: number;
  /** Largest drop of the pass rate that is tolerated; the non-inferiority margin. */
  readonly maxDrop?: number;
  /** Most cases of a severity that the baseline passes and the candidate fails. */
  readonly maxRegressions?: Readonly<Partial<Record<CaseSeverity, number>>>;
  /** Largest increase of the mean cost, as a share of the baseline's. */
  readonly maxCostIncrease?: number;
  /** Largest increase of the 95th percentile of the latency, as a share of the baseline's. */
  readonly maxP95LatencyIncrease?: number;
  /** Largest increase of the share of answers that break a schema, that refuse, that moderation flags. */
  readonly maxSchemaViolationIncrease?: number;
  readonly maxRefusalIncrease?: number;
  readonly maxModerationIncrease?: number;
};

/** True for what a suite could ask: a journal may have come with a repository. Bounds of later versions are let through and not checked. */
export function isGate(value: unknown): value is Gate {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([name, bound]: [string, unknown]) => Number.isFinite(bound) || (name === 'maxRegressions' && typeof bound === 'object' && bound !== null && Object.values(bound).every(Number.isFinite)));
}
