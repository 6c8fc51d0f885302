/** Heads of the tables, the same on the page and in every report; those of the two sides come between. */
export const gateHeads = ['Gate', 'Seen (95 % interval)', 'Allowed', 'Outcome'] as const;
export const differenceHeads = ['Difference', '95 % interval'] as const;
export const testHeads = ['Did it change at all?', 'Test', 'p (chance by noise)', 'Corrected for several tests (Holm)', 'How far'] as const;

/** A verdict as every face shows it: the decision first, then its reasons, then the figures. Ready to print. */
export type VerdictView = {
  readonly decision: VerdictDecision;
  /** `HOLD`; for two runs of one model `DRIFT`. */
  readonly label: string;
  /** The decision as a sentence that names both models. */
  readonly headline: string;
  /** How often a verdict like this is wrong, a sentence; absent where nothing was decided. */
  readonly sure?: string;
  /** Clauses, the deciding ones first. */
  readonly reasons: readonly string[];
  /** `wins 9 · losses 6 · same 185 · flaky 4` */
  readonly counts: string;
  readonly bounds: readonly VerdictBoundView[];
  readonly figures: readonly VerdictFigureRow[];
  /** Whether each metric changed at all. */
  readonly tests: readonly VerdictTestRow[];
  /** Cases that disagree with themselves, the first of them by name: `a, b, c and 4 more`; empty where none does. */
  readonly flaky: string;
  readonly regressions: readonly VerdictRegressionRow[];
  /** `2 critical · 1 high`, worst first; `none`. */
  readonly regressionCounts: string;
  /** What to do now, a sentence or two. */
  readonly next: string;
  /** How the figures were worked out: confidence, resamples, seed. */
  readonly method: string;
};

export type VerdictDecision = 'promote' | 'hold' | 'notEnoughEvidence' | 'incomplete';

/** A bound of the gate, as a row of a table and as the clause `text`. */
export type VerdictBoundView = {
  readonly id: string;
  readonly state: 'met' | 'unsettled' | 'failed' | 'unknown';
  readonly text: string;
  /** `p95 latency` */
  readonly label: string;
  /** `+26 % (+12 % … +44 %)`; `unknown` */
  readonly observed: string;
  /** `at most +10 %` */
  readonly limit: string;
  /** Before the outcome, where colour does not say it; `~` where the figure is within the bound and its interval is not. */
  readonly mark: '✓' | '✖' | '?' | '~';
  /** The state in a word: `kept`, `broken`, `not settled`, `unknown`; what is kept without proof says why. */
  readonly outcome: string;
};

/** One paired test of a metric, adjusted after Holm over all of them, with its effect size. */
export type VerdictTestRow = { readonly id: string; readonly label: string; readonly test: string; readonly pValue: string; readonly holm: string; readonly effect: string };

/** `interval` is empty where there is none. */
export type VerdictFigureRow = {
  readonly id: string;
  readonly label: string;
  readonly baseline: string;
  readonly candidate: string;
  readonly delta: string;
  readonly interval: string;
};

/** Passes of repeats, such as `3/3`. */
export type VerdictRegressionRow = { readonly id: string; readonly severity: string; readonly baseline: string; readonly candidate: string };
