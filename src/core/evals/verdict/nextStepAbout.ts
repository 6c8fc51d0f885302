/** What the sentence may name. */
export type NextStepAbout = {
  /** The alias that both sides stand for. */
  readonly alias?: string;
  /** Model ids. */
  readonly baseline?: string;
  readonly candidate?: string;
  /** The candidate is what the workspace uses now: a change was held against a reference run, and there is nothing to promote. */
  readonly inUse?: boolean;
  /** Runs this suite again: `promptshift eval evals/triage.eval.yaml`. */
  readonly command?: string;
  /** Only the candidate was asked. */
  readonly reference?: boolean;
  /** The answers came from recordings: the run may lie on a machine of a CI, where nobody goes on with it. */
  readonly replayed?: boolean;
  /** What this run spent, where all of it is known, and might have spent. */
  readonly spentUsd?: number;
  readonly budgetUsd?: number;
};
