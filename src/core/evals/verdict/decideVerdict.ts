import type { Gate } from '../gate.ts';
import type { CaseOutcome } from '../outcome.ts';
import { caseChange, isFlaky } from '../statistics/caseChange.ts';
import { checkBounds } from './bounds.ts';
import { meanRepeats } from './caseFigures.ts';
import { passCounts } from './perCase.ts';
import { compareCosts } from './costs.ts';
import { gateFigures, type GateFigures } from './gateFigures.ts';
import { compareLatency } from './latency.ts';
import { compareMeans, compareScores, createCaseMeans, type CaseMeans } from './means.ts';
import { testMetrics } from './metricTests.ts';
import { repeatsToTell } from './repeatsToTell.ts';
import { reasonsOf } from './reasons.ts';
import type { Bound, CaseCounts, Decision, Verdict, VerdictFigures, VerdictOptions } from './types.ts';

/**
 * May the candidate replace the baseline? Promote only if the lower bound of the paired pass-rate difference is above −`maxDrop` and no other
 * bound is passed; hold if a bound has failed or the upper bound is below −`maxDrop`; otherwise there is not enough evidence.
 * The unit is the case: its repeats are averaged first. Figures are about cases answered on both sides; one missing case makes it incomplete.
 */
export function decideVerdict(outcomes: readonly CaseOutcome[], gate: Gate, options: VerdictOptions = {}): Verdict {
  const { cases, missing, absent, means, bounds, decision, figures, confidence, compared, seed, resamples } = judge(outcomes, gate, options);
  return {
    decision,
    compared,
    reasons: reasonsOf(decision, bounds, { absent, total: cases.length + absent }),
    bounds,
    cases: countCases(cases, cases.length + absent),
    regressions: figures?.regressions ?? [],
    flaky: cases.filter((outcome) => Object.values(passCounts(outcome)).some(isFlaky)).map(({ id }) => id),
    missing,
    ...(figures === undefined ? {} : { figures: allFigures(cases, figures, means, options.traffic, toTell(cases, gate, bounds, confidence)) }),
    confidence,
    seed,
    resamples,
  };
}

type Judged = Pick<Verdict, 'decision' | 'bounds' | 'missing' | 'confidence' | 'compared' | 'seed' | 'resamples'> & {
  /** Answered on both sides. */
  readonly cases: readonly CaseOutcome[];
  readonly absent: number;
  readonly means: CaseMeans;
  readonly figures?: GateFigures;
};

/** The decision and its bounds, without the figures that only describe. */
export function judge(outcomes: readonly CaseOutcome[], gate: Gate, options: VerdictOptions): Judged {
  const cases = outcomes.filter(isAnswered);
  const { confidence = 0.95, seed = 1, resamples = enoughResamples(cases.length), compared = 'models' } = options;
  const missing = outcomes.filter((outcome) => !isAnswered(outcome)).map(({ id }) => id);
  const absent = Math.max(missing.length, (options.expectedCases ?? 0) - cases.length);
  const means = createCaseMeans(cases, { seed, resamples, confidence });
  const figures = cases.length === 0 ? undefined : gateFigures(cases, gate, means, { confidence, compared });
  const bounds = figures === undefined ? [] : checkBounds(figures, gate);
  return { cases, missing, absent, means, bounds, decision: decide(bounds, absent), confidence, compared, seed, resamples, ...(figures === undefined ? {} : { figures }) };
}

/** 2,000; of more than 10,000 cases fewer, since their work grows with the cases and 100,000 would take ten seconds. */
function enoughResamples(cases: number): number {
  return Math.max(400, Math.min(2000, Math.floor(20_000_000 / Math.max(1, cases))));
}

function isAnswered({ baseline, candidate }: CaseOutcome): boolean {
  return baseline.length > 0 && candidate.length > 0;
}

function decide(bounds: readonly Bound[], absent: number): Decision {
  if (absent > 0 || bounds.length === 0) return 'incomplete';
  if (bounds.some(({ state }) => state === 'failed')) return 'hold';
  return bounds.every(({ state }) => state === 'met') ? 'promote' : 'notEnoughEvidence';
}

function allFigures(cases: readonly CaseOutcome[], figures: GateFigures, means: CaseMeans, traffic: VerdictOptions['traffic'], repeats: number | undefined): VerdictFigures {
  const { passRate, rates, furtherCases, confidence } = figures;
  const present = {
    furtherCases,
    repeatsToTell: repeats,
    score: compareScores(means),
    latencyMs: compareLatency(cases, confidence, { every: true }),
    inputTokens: compareMeans(means, 'inputTokens'),
    outputTokens: compareMeans(means, 'outputTokens'),
    costUsd: compareCosts(means, traffic),
  };
  return { passRate, rates, tests: testMetrics(figures, means), ...withoutAbsent(present) };
}

function toTell(cases: readonly CaseOutcome[], { maxRegressions }: Gate, bounds: readonly Bound[], confidence: number): number | undefined {
  return bounds.some(({ id, state }) => id.startsWith('regressions.') && state === 'unsettled') ? repeatsToTell(cases, maxRegressions, 1 - confidence) : undefined;
}

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function withoutAbsent<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}

function countCases(cases: readonly CaseOutcome[], total: number): CaseCounts {
  const changes = cases.map((outcome) => caseChange(passCounts(outcome)));
  const count = (change: (typeof changes)[number]): number => changes.filter((one) => one === change).length;
  return { total, compared: cases.length, repeats: meanRepeats(cases), wins: count('win'), losses: count('loss'), same: count('same') };
}
