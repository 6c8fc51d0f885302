import { describeError, PromptshiftError } from '../../errors.ts';
import { emptyTally, type Tally } from '../../runs/tally.ts';
import type { SideName } from '../../compare/types.ts';
import { toJudgedStore } from './judgedStore.ts';
import type { RecordedRun } from './recordedAnswers.ts';
import type { EvalProgress, EvalRun, JudgedRow } from './types.ts';

/** When this many answers failed and none came, the rest would fail too. */
const hopelessAfter = 10;

/** What a run has come to so far. */
export interface RunState {
  isJudged(id: string, side: SideName, repeat: number): boolean;
  add(row: JudgedRow): EvalProgress;
  count(change: (tally: Tally) => Tally): void;
  /** How an answer ended: its failure, or undefined. */
  heard(failure: PromptshiftError | undefined): void;
  /** Nothing more is asked, because of this. */
  stop(error: unknown): void;
  isStopped(): boolean;
  /** Every answer so far has failed. */
  isHopeless(): boolean;
  /**
   * @throws what stopped the run, when it is a mistake of the set-up or a defect; not a budget, the provider or the person
   */
  end(signal: AbortSignal): EvalRun;
}

export function createRunState(recorded: RecordedRun, total: number): RunState {
  const rows = toJudgedStore(recorded.judged);
  let tally: Tally = { ...emptyTally, usd: recorded.spentUsd, unknown: recorded.unknownPrices };
  let [passed, failed, errors] = [0, 0, 0];
  let answered = recorded.judged.length - (recorded.fromReference ?? 0);
  let failures = 0;
  let lastFailure: PromptshiftError | undefined;
  let stopped: unknown;

  const tell = ({ outcome }: JudgedRow): void => {
    if (outcome === undefined) errors++;
    else if (outcome.passed) passed++;
    else failed++;
  };
  for (const row of rows) tell(row);
  const isHopeless = (): boolean => answered === 0 && failures >= hopelessAfter;

  return {
    isJudged: (id, side, repeat) => rows.has(id, side, repeat),
    add(row) {
      rows.set(row);
      tell(row);
      return { done: rows.length, total, passed, failed, errors, spentUsd: tally.usd };
    },
    count(change) {
      tally = change(tally);
    },
    heard(failure) {
      if (failure === undefined) answered++;
      else if (failure.code !== 'cancelled') {
        failures++;
        lastFailure = failure;
        // no key, no such endpoint: nothing will come, and the person can mend it
        if (failure.code === 'configuration' && answered === 0) stopped ??= failure;
      }
    },
    stop(error) {
      stopped ??= error;
    },
    isStopped: () => stopped !== undefined,
    isHopeless,
    end(signal) {
      if (stopped !== undefined && !isEnding(stopped)) throw stopped;
      const reason = stopped !== undefined ? describeError(stopped)
        : signal.aborted ? 'The run was cancelled; what was paid for is kept.'
        : isHopeless() && lastFailure !== undefined ? `The first ${failures} answers failed. ${describeError(lastFailure)}`
        : errors > 0 ? `${errors} of ${total} answers could not be judged.`
        : rows.length < total ? `${total - rows.length} of ${total} answers are missing.`
        : undefined;
      return {
        rows, spentUsd: tally.usd, unknownPrices: tally.unknown, repeated: recorded.unresolved,
        ...(reason === undefined ? { status: 'complete' } : { status: 'incomplete', reason }),
      };
    },
  };
}

/** A budget that is reached ends a run; a mistake in the set-up must be mended first. */
function isEnding(error: unknown): boolean {
  return error instanceof PromptshiftError && error.code !== 'configuration';
}
