import type { Gate } from '../gate.ts';
import type { CaseOutcome } from '../outcome.ts';
import type { Estimate } from '../statistics/interval.ts';
import { casesForPower } from '../statistics/power.ts';
import { compareRates, sharesOf } from './caseFigures.ts';
import { passCounts, type Sides } from './perCase.ts';
import { meanIncrease } from './costs.ts';
import { completeGate } from './gateDefaults.ts';
import { compareLatency } from './latency.ts';
import { compareMeans, type CaseMeans } from './means.ts';
import { countRegressions, findRegressions, type CountedRegressions } from './regressions.ts';
import type { BoundState, Verdict, VerdictFigures } from './types.ts';

/** What the bounds of a gate are held against, and nothing besides: a self-check works these out a thousand times. */
export type GateFigures = Pick<VerdictFigures, 'passRate' | 'rates' | 'furtherCases'> &
  Pick<Verdict, 'regressions' | 'confidence' | 'compared'> & {
  readonly counted: readonly CountedRegressions[];
  /** Of a request; absent when a price is unknown or nothing bounds it. */
  readonly cost?: Sides<number> & { readonly increase?: Estimate };
  readonly p95?: Sides<number> & { readonly increase?: Estimate };
};

/** Chance with which `furtherCases` would settle the question. */
const wantedPower = 0.8;

/** `cases`: answered on both sides; at least one. */
export function gateFigures(cases: readonly CaseOutcome[], gate: Gate, means: CaseMeans, options: Pick<Verdict, 'confidence' | 'compared'>): GateFigures {
  const { confidence } = options;
  const limits = completeGate(gate);
  const passRate = compareRates(cases, ({ passed }) => passed, confidence);
  const settled = dropState(passRate.difference, limits.maxDrop) !== 'unsettled';
  const cost = limits.maxCostIncrease === undefined ? undefined : costFigures(means);
  const p95 = limits.maxP95LatencyIncrease === undefined ? undefined : latencyFigures(cases, confidence);
  return {
    ...options,
    passRate,
    rates: {
      schemaViolation: compareRates(cases, ({ schemaViolation }) => schemaViolation, confidence),
      refusal: compareRates(cases, ({ refused }) => refused, confidence),
      moderation: compareRates(cases, ({ moderationFlagged }) => moderationFlagged, confidence),
    },
    regressions: findRegressions(cases),
    counted: countRegressions(cases.map((one) => ({ severity: one.severity, counts: passCounts(one) })), gate.maxRegressions, 1 - confidence),
    ...(settled ? {} : { furtherCases: furtherCases(cases, limits.maxDrop, confidence) }),
    ...(cost === undefined ? {} : { cost }),
    ...(p95 === undefined ? {} : { p95 }),
  };
}

/** Where the pass rate stands to `maxDrop`. */
export function dropState(difference: Estimate, maxDrop: number): BoundState {
  if (difference.lower > -maxDrop) return 'met';
  return difference.upper < -maxDrop ? 'failed' : 'unsettled';
}

function furtherCases(cases: readonly CaseOutcome[], maxDrop: number, confidence: number): number | 'never' {
  const needed = casesForPower(sharesOf(cases, ({ passed }) => passed), { maxDrop, confidence, power: wantedPower });
  return needed === undefined ? 'never' : Math.max(1, needed - cases.length);
}

function costFigures(means: CaseMeans): GateFigures['cost'] {
  const compared = compareMeans(means, 'cost');
  const increase = meanIncrease(means);
  return compared && { baseline: compared.baseline, candidate: compared.candidate, ...(increase === undefined ? {} : { increase }) };
}

function latencyFigures(cases: readonly CaseOutcome[], confidence: number): GateFigures['p95'] {
  const compared = compareLatency(cases, confidence);
  return (
    compared && {
      baseline: compared.baseline.p95.estimate,
      candidate: compared.candidate.p95.estimate,
      ...(compared.p95Increase === undefined ? {} : { increase: compared.p95Increase }),
    }
  );
}
