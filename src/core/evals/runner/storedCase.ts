import type { CaseOutcome, RepeatOutcome } from '../outcome.ts';
import type { SuiteCase } from '../suites/types.ts';
import type { EvalCaseResult } from './evalCaseResult.ts';
import type { JudgedStore } from './judgedStore.ts';
import type { JudgedRow } from './types.ts';

type About = Pick<SuiteCase, 'id' | 'place' | 'severity' | 'tags' | 'description' | 'owner'>;

/**
 * A case whose rows are made when they are asked for: those of 100,000 cases would take more room than all the rest of a run. A class,
 * because its getters stand once for all of them; as JSON it is what any other case is.
 */
class StoredCase implements EvalCaseResult {
  readonly id: string;
  readonly place: SuiteCase['place'];
  readonly severity: SuiteCase['severity'];
  readonly tags: readonly string[];
  declare readonly description?: string;
  declare readonly owner?: string;
  readonly #store: JudgedStore;

  constructor({ id, place, severity, tags, description, owner }: About, store: JudgedStore) {
    this.id = id;
    this.place = place;
    this.severity = severity;
    this.tags = tags;
    if (description !== undefined) this.description = description;
    if (owner !== undefined) this.owner = owner;
    this.#store = store;
  }

  get baseline(): readonly JudgedRow[] {
    return this.#store.rowsOf(this.id, 'baseline');
  }

  get candidate(): readonly JudgedRow[] {
    return this.#store.rowsOf(this.id, 'candidate');
  }

  /** What the statistics read of it; made from the numbers each time as well. */
  get outcome(): CaseOutcome {
    return new StoredOutcome(this, this.#store);
  }

  toJSON(): EvalCaseResult {
    return { ...this, baseline: this.baseline, candidate: this.candidate };
  }
}

class StoredOutcome implements CaseOutcome {
  readonly id: string;
  readonly severity: SuiteCase['severity'];
  readonly tags: readonly string[];
  readonly #store: JudgedStore;

  constructor({ id, severity, tags }: Pick<CaseOutcome, 'id' | 'severity' | 'tags'>, store: JudgedStore) {
    this.id = id;
    this.severity = severity;
    this.tags = tags;
    this.#store = store;
  }

  get baseline(): readonly RepeatOutcome[] {
    return this.#store.outcomesOf(this.id, 'baseline');
  }

  get candidate(): readonly RepeatOutcome[] {
    return this.#store.outcomesOf(this.id, 'candidate');
  }
}

/** A case with its rows in a store. */
export function storedCase(one: SuiteCase, store: JudgedStore): EvalCaseResult {
  return new StoredCase(one, store);
}

/** Any case, as the statistics read it: answers that could be judged. */
export function outcomeOf(one: EvalCaseResult): CaseOutcome {
  if (one instanceof StoredCase) return one.outcome;
  const outcomes = (rows: readonly JudgedRow[]): CaseOutcome['baseline'] => rows.flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome]));
  const { id, severity, tags, baseline, candidate } = one;
  return { id, severity, tags, baseline: outcomes(baseline), candidate: outcomes(candidate) };
}
