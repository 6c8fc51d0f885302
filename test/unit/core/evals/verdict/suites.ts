import type { CaseSeverity } from '../../../../../src/core/evals/gate.ts';
import type { CaseOutcome, RepeatOutcome } from '../../../../../src/core/evals/outcome.ts';

/** An answer that passed, or failed. */
export function answer(passed: boolean, figures: Partial<RepeatOutcome> = {}): RepeatOutcome {
  return { passed, score: passed ? 1 : 0, latencyMs: 1000, coldCostUsd: 0.004, refused: false, schemaViolation: false, moderationFlagged: false, ...figures };
}

/** `'110'` → passed, passed, failed. */
export function answers(passes: string, figures: Partial<RepeatOutcome> = {}): RepeatOutcome[] {
  return [...passes].map((pass) => answer(pass === '1', figures));
}

export function outcome(id: string, baseline: string, candidate: string, severity: CaseSeverity = 'normal'): CaseOutcome {
  return { id, severity, tags: [], baseline: answers(baseline), candidate: answers(candidate) };
}

/** So many cases of each kind, named after the kind. */
export function suite(...kinds: readonly (readonly [count: number, baseline: string, candidate: string, severity?: CaseSeverity])[]): CaseOutcome[] {
  return kinds.flatMap(([count, baseline, candidate, severity], kind) =>
    Array.from({ length: count }, (_, index) => outcome(`${kind}-${index}`, baseline, candidate, severity)),
  );
}
