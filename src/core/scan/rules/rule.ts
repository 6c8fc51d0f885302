import type { Lifecycle, LifecycleRow } from '../../models/lifecycle.ts';
import type { Finding, ModelReference, ModelRule } from '../types.ts';

/** What a rule sees: a usage (or the address of a service that stops), and what the catalog says of its model on that day. */
export type Subject = {
  readonly reference: ModelReference;
  readonly path: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly lifecycle?: Lifecycle;
  /** Lifecycle rows of the user's own. */
  readonly catalog: readonly LifecycleRow[];
  /** The known id this one is a slip of. */
  readonly nearest?: string;
};

/** A rule is a pure function; its severity is what holds unless options say otherwise. */
export type Rule = {
  readonly id: ModelRule;
  readonly check: (subject: Subject) => Omit<Finding, 'rule' | 'range'> | undefined;
};
