import type { CaseSeverity } from './gate.ts';

/** One repeat of one case on one model, as the statistics read it. */
export type RepeatOutcome = {
  readonly passed: boolean;
  /** Weighted mean of the assertions' scores, 0 to 1. */
  readonly score: number;
  /** ms from the last sending to the end of the answer. */
  readonly latencyMs: number;
  /** Without help of any cache; absent when the price is unknown. */
  readonly coldCostUsd?: number;
  /** What was spent on tries before the one that answered. */
  readonly retryCostUsd?: number;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly refused: boolean;
  /** The answer broke the output schema or a tool's schema. */
  readonly schemaViolation: boolean;
  readonly moderationFlagged: boolean;
};

/** One case of a suite on both models. A side may have fewer repeats than the other where a request failed. */
export type CaseOutcome = {
  readonly id: string;
  readonly severity: CaseSeverity;
  readonly tags: readonly string[];
  readonly baseline: readonly RepeatOutcome[];
  readonly candidate: readonly RepeatOutcome[];
};
