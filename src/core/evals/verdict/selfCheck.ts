import type { Gate } from '../gate.ts';
import type { CaseOutcome, RepeatOutcome } from '../outcome.ts';
import type { Estimate } from '../statistics/interval.ts';
import { seededRandom } from '../statistics/random.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import { judge } from './decideVerdict.ts';
import type { BoundId, Decision, VerdictOptions } from './types.ts';

/**
 * Where the answers of an unchanged model come from. `bothSides`: the run had the same model on both sides, and each case's answers are dealt
 * out to the sides anew (exact, no assumption). `baseline`, `candidate`: the recorded repeats of that side, drawn with replacement; a case
 * that passed every time is taken to pass always, so that the true rate of flips may be higher.
 */
export type SelfCheckSource = 'bothSides' | 'baseline' | 'candidate';

export type SelfCheckOptions = VerdictOptions & { readonly source: SelfCheckSource; readonly runs?: number };

/** How often this gate, with these cases, would have decided what about a model that did not change. */
export type SelfCheck = {
  readonly source: SelfCheckSource;
  readonly runs: number;
  readonly seed: number;
  readonly decisions: Readonly<Record<Decision, number>>;
  /** Share of runs held, with Wilson's interval. */
  readonly held: Estimate;
  /** Runs in which a bound failed. */
  readonly heldBy: Readonly<Partial<Record<BoundId, number>>>;
  /** Runs in which a bound ruled out promotion without holding. */
  readonly unsettledBy: Readonly<Partial<Record<BoundId, number>>>;
};

/** Resamples of a simulated run: the cost bound asks whether it failed, not by how much. */
const resamplesOfARun = 200;

/** 400; of more than 2,500 cases fewer, since each takes up to a second there. */
function enoughRuns(cases: number): number {
  return Math.max(100, Math.min(400, Math.floor(1_000_000 / Math.max(1, cases))));
}

export function selfCheck(outcomes: readonly CaseOutcome[], gate: Gate, options: SelfCheckOptions): SelfCheck {
  const steps = selfCheckSteps(outcomes, gate, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same a simulated run at a time, for whoever shows how far it is or may stop it: yields how many of how many are done. */
export function* selfCheckSteps(outcomes: readonly CaseOutcome[], gate: Gate, options: SelfCheckOptions): Generator<{ readonly done: number; readonly runs: number }, SelfCheck> {
  const { source, runs = enoughRuns(outcomes.length), seed = 1, confidence = 0.95 } = options;
  const random = seededRandom(seed);
  const decisions = { promote: 0, hold: 0, notEnoughEvidence: 0, incomplete: 0 };
  const heldBy: Partial<Record<BoundId, number>> = {};
  const unsettledBy: Partial<Record<BoundId, number>> = {};
  for (let run = 0; run < runs; run++) {
    const { decision, bounds } = judge(outcomes.map((outcome) => unchanged(outcome, source, random)), gate, { ...options, seed: seed + run, resamples: resamplesOfARun });
    decisions[decision]++;
    for (const { id, state } of bounds) {
      const counts = state === 'failed' ? heldBy : state === 'unsettled' ? unsettledBy : undefined;
      if (counts !== undefined) counts[id] = (counts[id] ?? 0) + 1;
    }
    yield { done: run + 1, runs };
  }
  const held = decisions.hold / runs;
  return { source, runs, seed, decisions, held: { estimate: held, ...wilsonInterval(held, runs, confidence) }, heldBy, unsettledBy };
}

/** The case as an unchanged model might have answered it on both sides, with as many repeats a side as it had. */
function unchanged(outcome: CaseOutcome, source: SelfCheckSource, random: (below: number) => number): CaseOutcome {
  const { baseline, candidate } = outcome;
  if (source === 'bothSides') {
    const dealt = shuffled([...baseline, ...candidate], random);
    return { ...outcome, baseline: dealt.slice(0, baseline.length), candidate: dealt.slice(baseline.length) };
  }
  const recorded = outcome[source];
  const draw = (count: number): readonly RepeatOutcome[] =>
    recorded.length === 0 ? [] : Array.from({ length: count }, () => recorded[random(recorded.length)]).filter((repeat) => repeat !== undefined);
  return { ...outcome, baseline: draw(baseline.length), candidate: draw(candidate.length) };
}

/** Sorted by random keys. */
function shuffled<T>(items: readonly T[], random: (below: number) => number): readonly T[] {
  const order = items.map((item) => ({ item, key: random(0x1_0000_0000) }));
  return order.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
}
