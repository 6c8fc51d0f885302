import type { JournalFile } from './journalFile.ts';
import { readRows, type ForeignRow, type HeaderRow, type ResultRow, type SentRow } from './journalRows.ts';
import { emptyTally, tallyAnswer, type Tally } from './tally.ts';
import type { Answer } from './types.ts';

/** How a run stands, worked out from its rows alone. */
export type RunState = {
  /** Absent when the journal is empty or its first row was lost. */
  readonly header?: HeaderRow;
  /** By request id, how its last result ended. */
  readonly settled: ReadonlyMap<string, Answer['status']>;
  /** Requests that were sent and of which no result is known, each time they were: they may have been billed. */
  readonly unresolved: readonly SentRow[];
  /** Everything counted: results as charged, unresolved requests at their full reserve. */
  readonly total: Tally;
  /** Lines that could not be read: a torn last one after a crash. */
  readonly torn: number;
};

/** Called with each row as it is read, so that answers need not all be held. */
export type RowVisitor = { readonly onResult?: (row: ResultRow) => void; readonly onForeign?: (row: ForeignRow) => void };

/**
 * Reads a journal to go on with its run, or to show it. Holds ids, not answers.
 * @throws PromptshiftError `configuration` when a later version of Promptshift wrote it
 */
export async function resumeRun(file: JournalFile, signal: AbortSignal, visit: RowVisitor = {}): Promise<RunState> {
  let header: HeaderRow | undefined;
  let total: Tally = emptyTally;
  let torn = 0;
  const settled = new Map<string, Answer['status']>();
  const open = new Map<string, SentRow>();
  const lost: SentRow[] = [];
  for await (const read of readRows(file, signal)) {
    if (read.kind === 'torn') torn++;
    else if (read.kind === 'foreign') visit.onForeign?.(read.row);
    else if (read.row.type === 'header') header ??= read.row;
    else if (read.row.type === 'sent') {
      // sent again: what became of the first time is not known any more
      const before = open.get(read.row.id);
      if (before !== undefined) lost.push(before);
      open.set(read.row.id, read.row);
    } else {
      open.delete(read.row.id);
      settled.set(read.row.id, read.row.answer.status);
      total = tallyAnswer(total, read.row.answer);
      visit.onResult?.(read.row);
    }
  }
  const unresolved = [...lost, ...open.values()];
  return { ...(header === undefined ? {} : { header }), settled, unresolved, total: withUnresolved(total, unresolved), torn };
}

/** A request without a result is no answer, and is counted as if it had cost all it could. */
function withUnresolved(total: Tally, unresolved: readonly SentRow[]): Tally {
  return unresolved.reduce((sum, { reserveUsd }) => ({ ...sum, usd: sum.usd + (reserveUsd ?? 0), unknown: sum.unknown + (reserveUsd === undefined ? 1 : 0) }), total);
}
