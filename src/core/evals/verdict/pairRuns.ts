import type { CaseOutcome } from '../outcome.ts';

/** A side of an earlier and a later run, brought together case by case. */
export type PairedRuns = {
  /** `baseline`: as the earlier run answered; `candidate`: as the later one did. A case that the later one lacks has no answers there. */
  readonly cases: readonly CaseOutcome[];
  /** Ids that the earlier run does not know: nothing to compare them with. */
  readonly added: readonly string[];
};

/** Lines a later run up with a blessed one, by case id; severity and tags are the later run's. `side`: the one that was blessed, of both runs. */
export function pairRuns(blessed: readonly CaseOutcome[], later: readonly CaseOutcome[], side: 'baseline' | 'candidate'): PairedRuns {
  const laterById = new Map(later.map((outcome) => [outcome.id, outcome]));
  const known = new Set(blessed.map(({ id }) => id));
  const cases = blessed.map((outcome) => {
    const now = laterById.get(outcome.id);
    return { ...outcome, ...(now === undefined ? {} : { severity: now.severity, tags: now.tags }), baseline: outcome[side], candidate: now?.[side] ?? [] };
  });
  return { cases, added: later.filter(({ id }) => !known.has(id)).map(({ id }) => id) };
}
