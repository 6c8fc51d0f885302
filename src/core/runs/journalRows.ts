import { PromptshiftError } from '../errors.ts';
import type { JournalFile } from './journalFile.ts';
import type { Answer } from './types.ts';
import { isRecord } from '../views/record.ts';

/** The version of these rows; a reader refuses a journal of a later one. */
export const journalVersion = 1;

/** What names a request inside of its run: case, side, repeat, turn and the like. */
export type Labels = Readonly<Record<string, string | number>>;

/** The first row. `about` is the caller's: what is needed to show the run and to run it again. */
export type HeaderRow = {
  readonly type: 'header';
  readonly version: typeof journalVersion;
  readonly id: string;
  readonly kind: 'comparison' | 'evaluation';
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** The provider's label. */
  readonly provider: string;
  readonly about: Readonly<Record<string, unknown>>;
};

/** On disk before the request leaves. */
export type SentRow = {
  readonly type: 'sent';
  /** Of the request; the same one when it is repeated after a crash. */
  readonly id: string;
  readonly at: string;
  readonly labels: Labels;
  /** Hash of the whole request, see `requestKey`. */
  readonly request: string;
  readonly model: string;
  /** The most it can cost, retries included; absent when it has no output limit or no known price. */
  readonly reserveUsd?: number;
};

/** What came of it, or of the cache without one; the answer is whole, so that nothing else is needed to show or judge it again. */
export type ResultRow = { readonly type: 'result'; readonly id: string; readonly at: string; readonly labels: Labels; readonly answer: Answer };

export type JournalRow = HeaderRow | SentRow | ResultRow;

/** A row of somebody else's, kept for whoever knows it, such as the judgement of an assertion. */
export type ForeignRow = { readonly type: string } & Readonly<Record<string, unknown>>;

/** A line of a journal as it was understood. `torn` is one that a crash cut off, or that was damaged. */
export type ReadRow =
  | { readonly kind: 'row'; readonly row: JournalRow }
  | { readonly kind: 'foreign'; readonly row: ForeignRow }
  | { readonly kind: 'torn' };

/** Writes rows; resolves when they are on disk. Parameters that carry a header or a key are left out. */
export async function writeRows(file: JournalFile, rows: readonly (JournalRow | ForeignRow)[]): Promise<void> {
  await file.append(rows.map((row) => JSON.stringify(row, withoutSecrets)));
}

/**
 * The same for rows without which nothing may be sent.
 * @throws PromptshiftError `configuration` when they cannot be written
 */
export async function requireRows(file: JournalFile, rows: readonly (JournalRow | ForeignRow)[]): Promise<void> {
  try {
    await writeRows(file, rows);
  } catch (error) {
    throw new PromptshiftError('configuration', `The journal of this run cannot be written: ${error instanceof Error ? error.message : String(error)}.`, 'Nothing more is sent. Make room or allow writing, then run again.', { cause: error });
  }
}

/**
 * The rows of a journal, in order. Lines that cannot be read do not stop it.
 * @throws PromptshiftError `configuration` when a later version of Promptshift wrote it
 */
export async function* readRows(file: JournalFile, signal: AbortSignal): AsyncGenerator<ReadRow> {
  for await (const line of file.read(signal)) {
    if (line.trim() !== '') yield readRow(line);
  }
}

/**
 * One line, for readers that pick theirs.
 * @throws PromptshiftError `configuration` when a later version of Promptshift wrote it
 */
export function readRow(line: string): ReadRow {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: 'torn' };
  }
  if (!isRecord(value) || typeof value['type'] !== 'string') return { kind: 'torn' };
  if (value['type'] === 'header') refuseLater(value['version']);
  return isOurs(value) ? { kind: 'row', row: value } : { kind: 'foreign', row: value as ForeignRow };
}

function refuseLater(version: unknown): void {
  if (typeof version !== 'number' || version <= journalVersion) return;
  throw new PromptshiftError('configuration', `The journal is of version ${version}; this Promptshift reads version ${journalVersion}.`, 'Update Promptshift, or start a new run.');
}

function isOurs(row: Record<string, unknown>): row is Record<string, unknown> & JournalRow {
  const id = typeof row['id'] === 'string';
  switch (row['type']) {
    case 'header': return id && row['version'] === journalVersion && isRecord(row['about']);
    case 'sent': return id && isRecord(row['labels']) && typeof row['model'] === 'string';
    case 'result': return id && isRecord(row['labels']) && isAnswer(row['answer']);
    default: return false;
  }
}

/** True for what was written as an answer. */
export function isAnswer(value: unknown): value is Answer {
  return (
    isRecord(value) && typeof value['text'] === 'string' && ['complete', 'failed', 'cancelled'].includes(String(value['status'])) &&
    isRecord(value['model']) && isRecord(value['parameters']) && isRecord(value['cost']) && typeof value['attempts'] === 'number'
  );
}

const secretName = /^(?:(?:extra_|default_)?headers|api[-_]?key|authorization)$/i;

function withoutSecrets(name: string, value: unknown): unknown {
  if (name !== 'parameters' || !isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([parameter]) => !secretName.test(parameter)));
}
