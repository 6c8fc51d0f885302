import { PromptshiftError, type ErrorCode } from '../errors.ts';
import type { Embeddings, EmbeddingRequest, ModelRequest, ProviderEvent } from './provider.ts';
import { recordOf } from '../views/record.ts';

/** An event of an answer and when it came, in ms after the request left. */
export type RecordedEvent = { readonly ms: number } & Exclude<ProviderEvent, { readonly type: 'sent' }>;

type Recorded<Kind extends string, Request> = {
  readonly recording: 1;
  readonly kind: Kind;
  /** `requestHash` of the request, or the same of texts to embed. */
  readonly hash: string;
  /** Which of several equal requests it was, from 0. */
  readonly repeat: number;
  /** ISO 8601. */
  readonly recordedAt: string;
  /** The label of the provider that answered. */
  readonly from: string;
  readonly request: Request;
  readonly error?: { readonly code: ErrorCode; readonly message: string; readonly remedy: string };
};

/** One answer as it was recorded, whole or failed: one line of a recording. */
export type RecordedAnswer = Recorded<'answer', Omit<ModelRequest, 'repeat'>> & { readonly events: readonly RecordedEvent[] };
export type RecordedEmbeddings = Recorded<'embeddings', EmbeddingRequest> & { readonly embeddings?: Embeddings };
export type Recording = RecordedAnswer | RecordedEmbeddings;

/** A line that is no recording; the others of its file count all the same. */
export type RecordingProblem = { readonly path: string; readonly line: number; readonly message: string };

/** The lines of a recording (JSON, one an answer). A last line that was cut off is told as a problem. */
export function parseRecordings(text: string, path: string): { readonly recordings: readonly Recording[]; readonly problems: readonly RecordingProblem[] } {
  const recordings: Recording[] = [];
  const problems: RecordingProblem[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = parseLine(line);
    if (typeof read === 'string') problems.push({ path, line: index + 1, message: read });
    else recordings.push(read);
  }
  return { recordings, problems };
}

export function toRecordingLine(recording: Recording): string {
  return JSON.stringify(recording);
}

/** The error that was recorded, to be thrown again. */
export function recordedError({ error }: Recording): PromptshiftError | undefined {
  return error === undefined ? undefined : new PromptshiftError(error.code, error.message, error.remedy);
}

function parseLine(line: string): Recording | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'This line is no JSON; it may have been cut off.';
  }
  const { recording, kind, hash, repeat, request, events } = recordOf(value);
  if (recording !== 1) return 'This line is no recording, or one of a later version.';
  const whole = typeof hash === 'string' && Number.isInteger(repeat) && typeof request === 'object' && request !== null;
  if (!whole || (kind !== 'embeddings' && !(kind === 'answer' && Array.isArray(events)))) return 'This recording is not complete.';
  return value as Recording;
}
