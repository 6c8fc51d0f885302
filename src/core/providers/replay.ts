import { PromptshiftError } from '../errors.ts';
import type { Clock } from '../host.ts';
import { cancelled } from './attempts.ts';
import type { ModelRequest, Provider, ProviderEvent, RecordedTimes } from './provider.ts';
import { createRepeatCount, embeddingHash } from './recordAnswers.ts';
import { recordedError, type RecordedAnswer, type RecordedEmbeddings, type RecordedEvent, type Recording } from './recordings.ts';
import { requestHash } from './requestHash.ts';
import { stableJson } from '../text/stableJson.ts';

export type ReplayOptions = {
  /** In their order; of two for the same repeat of the same request the later counts. */
  readonly recordings: readonly Recording[];
  readonly clock: Clock;
  /** `recorded` lets each event come when it came then; `instant` is the default. */
  readonly pace?: 'instant' | 'recorded';
};

/**
 * Answers from recordings, for nothing, and sends nothing. A request has to be equal in everything that is sent; equal requests
 * get the answers of their repeats in turn. Failures that were recorded are thrown again.
 */
export function createReplayProvider({ recordings, clock, pace = 'instant' }: ReplayOptions): Provider {
  const answers = new Map<string, RecordedAnswer>();
  const embeddings = new Map<string, RecordedEmbeddings>();
  for (const recording of recordings) {
    if (recording.kind === 'answer') answers.set(`${recording.hash} ${recording.repeat}`, recording);
    else embeddings.set(recording.hash, recording);
  }
  const count = createRepeatCount();
  return {
    label: 'replay (recorded answers)',
    async *stream(request, signal) {
      if (signal.aborted) throw cancelled();
      const hash = requestHash(request);
      const repeat = request.repeat ?? count(hash);
      const answer = answers.get(`${hash} ${repeat}`);
      if (answer === undefined) throw notRecorded(request, repeat, [...answers.values()], hash);
      yield { type: 'sent', attempt: 1 };
      let at = 0;
      for (const { ms, ...event } of asReplayed(answer)) {
        if (pace === 'recorded' && ms > at) await clock.sleep(ms - at, signal).catch(() => undefined);
        at = Math.max(at, ms);
        if (signal.aborted) throw cancelled();
        yield event as ProviderEvent;
      }
      const error = recordedError(answer);
      if (error !== undefined) throw error;
    },
    async embed(request, signal) {
      if (signal.aborted) throw cancelled();
      const recorded = embeddings.get(embeddingHash(request))?.embeddings;
      if (recorded !== undefined) return recorded;
      const first = request.texts[0] ?? '';
      throw new PromptshiftError('configuration', `No embeddings by ${request.model} are recorded for ${request.texts.length} texts, the first of them ${quoted(first)}.`, remedy);
    },
  };
}

const remedy = 'Record it once against the endpoint (--record FILE in the terminal), and keep the recording with the code.';

/** Marked as replayed, with the times that the answer took then. */
function asReplayed({ events, request }: RecordedAnswer): readonly RecordedEvent[] {
  const marked = events.map((event): RecordedEvent => {
    if (event.type === 'served') return { ...event, replayed: true };
    return event.type === 'finished' ? { ...event, recordedTimes: timesOf(events, event.ms) } : event;
  });
  // a server that did not say what it served: the answer has to be marked all the same
  if (marked.some(({ type }) => type === 'served')) return marked;
  return [{ ms: 0, type: 'served', model: request.model, sample: false, replayed: true }, ...marked];
}

function timesOf(events: readonly RecordedEvent[], totalMs: number): RecordedTimes {
  const firstTokenMs = events.find(({ type }) => type === 'text')?.ms;
  return { totalMs, ...(firstTokenMs === undefined ? {} : { firstTokenMs }) };
}

/** Names what is missing, and what of the recorded requests comes nearest. */
function notRecorded(request: ModelRequest, repeat: number, answers: readonly RecordedAnswer[], hash: string): PromptshiftError {
  const what = `${request.model} to ${quoted(request.messages.findLast(({ role }) => role === 'user')?.content ?? '')}`;
  const repeats = answers.filter((answer) => answer.hash === hash).length;
  if (repeats > 0) {
    return new PromptshiftError('configuration', `Only ${repeats} ${repeats === 1 ? 'answer is' : 'answers are'} recorded of ${what}, and this is number ${repeat + 1}.`, remedy);
  }
  const sameMessages = answers.filter((answer) => stableJson(answer.request.messages) === stableJson(request.messages));
  const sameModel = sameMessages.find((answer) => answer.request.model === request.model);
  const near = sameModel === undefined
    ? sameMessages.length === 0 ? '' : ` The same messages are recorded for ${[...new Set(sameMessages.map((answer) => answer.request.model))].join(', ')}.`
    : ` The same messages are recorded with other ${differing(request, sameModel.request)}.`;
  return new PromptshiftError('configuration', `No answer of ${what} is recorded.${near}`, remedy);
}

function differing(request: ModelRequest, recorded: RecordedAnswer['request']): string {
  const parts = [['parameters', 'parameters'], ['tools', 'tools'], ['outputSchema', 'output schema']] as const;
  const names = parts.filter(([field]) => stableJson(request[field] ?? null) !== stableJson(recorded[field] ?? null)).map(([, name]) => name);
  return names.join(' and ');
}

function quoted(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return `“${line.length > 60 ? `${line.slice(0, 59)}…` : line}”`;
}
