import type { JournalFile } from '../../runs/journalFile.ts';
import type { ForeignRow } from '../../runs/journalRows.ts';
import { resumeRun } from '../../runs/resumeRun.ts';
import type { Answer } from '../../runs/types.ts';
import type { JudgedRow, JudgedRows } from './types.ts';
import { jobId } from './jobs.ts';
import { createJudgedStore } from './judgedStore.ts';

/** What an earlier part of a run has left in its journal. */
export type RecordedRun = {
  /** The run that goes on adds its own to them. */
  readonly judged: JudgedRows;
  /** How many of those are out of a reference run: they say nothing of the provider. */
  readonly fromReference?: number;
  /** Whole answers that nobody judged yet, by request id. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly spentUsd: number;
  readonly unknownPrices: number;
  /** Requests of which no result is known. */
  readonly unresolved: readonly string[];
  /** Of the first row, when there is one. */
  readonly about?: Readonly<Record<string, unknown>>;
  /** When it began, ISO 8601, UTC. */
  readonly startedAt?: string;
};

/**
 * Reads a journal to go on with its run. Holds judgements, and answers only until they are judged. An answer that failed is asked
 * again; a complete one never is.
 */
export async function readRecordedRun(file: JournalFile, signal: AbortSignal): Promise<RecordedRun> {
  const judged = createJudgedStore();
  const answers = new Map<string, Answer>();
  let embeddingsUsd = 0;
  /** A judged baseline may still be compared with; when both sides are judged nobody needs the answers any more. */
  const forget = ({ case: one, repeat }: JudgedRow): void => {
    if (!judged.has(one, 'baseline', repeat) || !judged.has(one, 'candidate', repeat)) return;
    for (const id of (['baseline', 'candidate'] as const).map((side) => jobId(one, side, repeat))) {
      answers.delete(id);
      for (let turn = 1; answers.delete(`${id}/turn${turn}`);) turn++;
    }
  };
  const state = await resumeRun(file, signal, {
    onResult: ({ id, answer }) => {
      if (answer.status === 'complete') answers.set(id, answer);
    },
    onForeign: (row) => {
      if (isJudged(row)) {
        // an error is no judgement: it is asked again
        if (row.outcome === undefined) return;
        judged.set(row);
        forget(row);
      } else if (row.type === 'embedded' && typeof row['usd'] === 'number') embeddingsUsd += row['usd'];
    },
  });
  return {
    judged,
    answers,
    spentUsd: state.total.usd + embeddingsUsd,
    unknownPrices: state.total.unknown,
    unresolved: state.unresolved.map(({ id }) => id),
    ...(state.header === undefined ? {} : { about: state.header.about, startedAt: state.header.startedAt }),
  };
}

/** A row that this version wrote as a judgement. */
export function isJudged(row: ForeignRow): row is ForeignRow & JudgedRow {
  return row.type === 'judged' && typeof row['case'] === 'string' && (row['side'] === 'baseline' || row['side'] === 'candidate') && typeof row['repeat'] === 'number' && Array.isArray(row['assertions']);
}
