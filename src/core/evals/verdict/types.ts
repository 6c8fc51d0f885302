import type { CaseSeverity } from '../gate.ts';
import type { Passes } from '../statistics/caseChange.ts';
import type { Estimate, Interval } from '../statistics/interval.ts';
import type { WilcoxonResult } from '../statistics/wilcoxon.ts';

/** May the candidate replace the baseline? `incomplete` where cases are missing, whatever the others say. */
export type Decision = 'promote' | 'hold' | 'notEnoughEvidence' | 'incomplete';

export type VerdictOptions = {
  /** Of two-sided intervals; 0.95 unless told. Each one-sided decision errs with at most half the rest, counted regressions with the rest. */
  readonly confidence?: number;
  /** Of the bootstrap; kept in the verdict. */
  readonly seed?: number;
  /** 2,000 unless told; fewer of more than 10,000 cases. */
  readonly resamples?: number;
  /** Cases the suite has, where outcomes of some may be left out altogether. */
  readonly expectedCases?: number;
  /** For the cost per month. */
  readonly traffic?: { readonly alias: string; readonly callsPerMonth: number };
  /** `runs`: the candidate is a later run, of the same or another model, and the baseline the reference run; only the words differ. */
  readonly compared?: Verdict['compared'];
};

/** Everything a report says of a finished suite; plain data. A bound of an interval that the data did not set is infinite (null in JSON). */
export type Verdict = {
  readonly decision: Decision;
  readonly compared: 'models' | 'runs';
  /** Clauses in plain words, the deciding ones first; each with its figure. */
  readonly reasons: readonly string[];
  readonly bounds: readonly Bound[];
  readonly cases: CaseCounts;
  readonly regressions: readonly Regression[];
  /** Ids of cases that disagree with themselves on a side. */
  readonly flaky: readonly string[];
  readonly missing: readonly string[];
  /** Absent where no case was answered on both sides. */
  readonly figures?: VerdictFigures;
  readonly confidence: number;
  readonly seed: number;
  readonly resamples: number;
};

export type VerdictFigures = {
  readonly passRate: RateComparison;
  /** More cases of this kind until a difference of this size is settled with a chance of 80 %; absent once it is, `never` where no number would. */
  readonly furtherCases?: number | 'never';
  /** Repeats of each case that would tell regressions like these from flaky cases; absent where nothing is to be told, or 10 would not do. */
  readonly repeatsToTell?: number;
  readonly rates: { readonly schemaViolation: RateComparison; readonly refusal: RateComparison; readonly moderation: RateComparison };
  readonly score?: ScoreComparison;
  readonly latencyMs?: LatencyComparison;
  readonly inputTokens?: MeanComparison;
  readonly outputTokens?: MeanComparison;
  /** Absent when a price is unknown. */
  readonly costUsd?: CostComparison;
  /** One test a metric, adjusted after Holm over all of them. They describe; the gate decides by `bounds`. */
  readonly tests: readonly MetricTest[];
};

export type CaseCounts = {
  readonly total: number;
  /** Answered on both sides; all figures are about these. */
  readonly compared: number;
  /** Mean repeats a case. */
  readonly repeats: { readonly baseline: number; readonly candidate: number };
  readonly wins: number;
  readonly losses: number;
  readonly same: number;
};

export type Regression = { readonly id: string; readonly severity: CaseSeverity; readonly baseline: Passes; readonly candidate: Passes };

/** A share of answers: cases' shares averaged. */
export type RateComparison = {
  readonly baseline: Estimate;
  readonly candidate: Estimate;
  /** Candidate minus baseline; the interval that decides, and Newcombe's alone. */
  readonly difference: Estimate & { readonly newcombe: Interval };
  /** Cases whose share rose, and fell. */
  readonly rose: number;
  readonly fell: number;
  readonly test: { readonly method: 'exact McNemar' | 'exact sign test'; readonly pValue: number };
  /** Cases that rose to cases that fell; absent where none did either. */
  readonly odds?: Estimate;
};

export type MeanComparison = { readonly baseline: number; readonly candidate: number; readonly difference: Estimate };

export type ScoreComparison = MeanComparison & {
  readonly wilcoxon: WilcoxonResult;
  readonly rankBiserial?: number;
  readonly cohensDz?: number;
};

export type LatencyQuantiles = { readonly p50: Estimate; readonly p95: Estimate; readonly p99: Estimate };

export type LatencyComparison = {
  readonly baseline: LatencyQuantiles;
  readonly candidate: LatencyQuantiles;
  /** As a share of the baseline's; absent where a latency is 0. The other two only where all figures were asked for. */
  readonly p95Increase?: Estimate;
  readonly p50Increase?: Estimate;
  readonly p99Increase?: Estimate;
};

/** Infinite where no answer passed; then there is no difference. */
export type CostFigure = { readonly baseline: Estimate; readonly candidate: Estimate; readonly difference?: Estimate };

export type CostComparison = {
  /** Mean cold cost of a request. */
  readonly perRequest: CostFigure;
  /** Of the mean, as a share of the baseline's. */
  readonly increase?: Estimate;
  /** Cold cost for each answer that passed. */
  readonly perSuccess: CostFigure;
  /** Effective cost per task: with what was spent on tries that gave no answer, for each answer that passed. */
  readonly perTaskWithRetries: CostFigure;
  /** Candidate minus baseline at the alias's traffic. */
  readonly monthlyDelta?: Estimate & { readonly alias: string; readonly callsPerMonth: number };
};

/** `rankBiserial`: of the metrics that are ranked; absent where no case differs. */
export type MetricTest = { readonly metric: Metric; readonly pValue: number; readonly holm: number; readonly rankBiserial?: number };
export type Metric = 'passRate' | 'score' | 'schemaViolation' | 'refusal' | 'moderation' | 'latency' | 'cost';

export type BoundId = 'maxDrop' | 'minPassRate' | `regressions.${CaseSeverity}` | 'schemaViolation' | 'refusal' | 'moderation' | 'cost' | 'p95Latency';

/**
 * `failed`: beyond the bound, and more than noise would do; `unsettled`: seen beyond it or not shown to be within, which rules out promotion but
 * does not hold; `unknown`: the figure is missing.
 */
export type BoundState = 'met' | 'unsettled' | 'failed' | 'unknown';

export type Bound = {
  readonly id: BoundId;
  readonly state: BoundState;
  readonly limit: number;
  readonly observed?: number;
  readonly interval?: Interval;
  /** Of flags: none was raised on either side. */
  readonly none?: true;
  /** Of counted regressions: the chance that noise alone looks as bad. */
  readonly pValue?: number;
  /** Of counted regressions: the cases of that severity. */
  readonly cases?: number;
  /** Where none of them regressed: the share of regressions that is ruled out at the verdict's confidence, one-sided. */
  readonly ruledOut?: number;
  /** A clause with the figures: "2 of 20 critical cases regressed (allowed 0)". */
  readonly text: string;
};
