import { PromptshiftError } from '../errors.ts';
import type { Clock, Logger } from '../host.ts';
import { toProviderError, type RequestPlace } from './openaiErrors.ts';
import type { Pacing } from './pacing.ts';
import type { ProviderEvent } from './provider.ts';
import { isBusy, isPassing, retryAfterMs } from './retryHints.ts';
import { watchAnswer } from './watchdog.ts';

export type AttemptOptions = {
  readonly clock: Clock;
  readonly logger?: Logger;
  readonly pacing: Pacing;
  /** Tries after the first that fail by this request's own fault; a burst that was too much for the server is nobody's. */
  readonly retries: number;
  /** ms without a sign of life. */
  readonly idleMs: number;
  /** ms for all tries together, their waits included. */
  readonly totalMs: number;
};

/** One try: what arrives, ended by a `finished`. Calls `alive` at every sign of life. */
export type Try<Event> = (alive: () => void, signal: AbortSignal) => AsyncIterable<Event>;

export type Sent = Extract<ProviderEvent, { type: 'sent' }>;

/** Longer than this we do not wait for a server that says when to come back. */
const longestWaitMs = 60_000;

/**
 * Tries until an answer is complete: again when the server is busy, broken or gone before anything arrived. A `sent` goes before
 * each try, when the request really leaves.
 * @throws PromptshiftError `cancelled` when `outer` is aborted, `provider` when there is no whole answer
 */
export async function* withRetries<Event extends { readonly type: string }>(
  place: RequestPlace, options: AttemptOptions, attempt: Try<Event>, outer: AbortSignal,
): AsyncGenerator<Event | Sent> {
  const { clock, pacing, retries } = options;
  let started: number | undefined;
  let failures = 0;
  let turnedAway = 0;
  for (let tries = 1; ; tries++) {
    const turn = await orCancelled(pacing.enter(outer, tries > 1), outer);
    started ??= clock.monotonic();
    const leftMs = options.totalMs - (clock.monotonic() - started);
    const watchdog = watchAnswer(clock, { idleMs: options.idleMs, totalMs: leftMs }, outer);
    let arrived = false;
    let ended = false;
    let pauseMs: number;
    try {
      yield { type: 'sent', attempt: tries, ...(turnedAway === 0 ? {} : { turnedAway }) };
      watchdog.alive();
      for await (const event of attempt(watchdog.alive, watchdog.signal)) {
        arrived = true;
        if (event.type === 'finished') {
          ended = true;
          // the place is free with the end of the answer, not when whoever reads it is done
          turn.answered();
        }
        yield event;
      }
      if (!ended) throw new PromptshiftError('provider', 'the server stopped before the answer was complete.', 'Try again; what had arrived is kept.');
      return;
    } catch (error) {
      throwIfStopped(place, options, watchdog.expired(), outer);
      const waitMs = arrived ? undefined : waitBeforeRetry(error, tries, clock.now());
      const busy = waitMs !== undefined && isBusy(error);
      if (busy) turnedAway++;
      if (!busy || turn.busy(waitMs)) failures++;
      if (waitMs === undefined || waitMs > leftMs || failures > retries || tries > 3 * retries) throw toProviderError(error, place);
      options.logger?.info(`${place.model}: try ${tries} failed; trying again in ${Math.round(waitMs)} ms`);
      // the rest that all requests take together is waited for by `enter`
      pauseMs = busy ? 0 : waitMs;
    } finally {
      turn.failed();
      watchdog.stop();
    }
    if (pauseMs > 0) await orCancelled(clock.sleep(pauseMs, outer), outer);
  }
}

/** ms to wait before trying again; undefined when another try would not help or would come too late. */
function waitBeforeRetry(error: unknown, tries: number, now: number): number | undefined {
  if (!isPassing(error)) return undefined;
  const asked = retryAfterMs(error, now);
  if (asked !== undefined) return asked <= longestWaitMs ? asked : undefined;
  const jitter = 1 - Math.random() * 0.25;
  return Math.min(500 * 2 ** (tries - 1), 8000) * jitter;
}

async function orCancelled<T>(waiting: Promise<T>, outer: AbortSignal): Promise<T> {
  try {
    return await waiting;
  } catch (error) {
    throw outer.aborted ? cancelled() : error;
  }
}

function throwIfStopped({ url, model }: RequestPlace, options: AttemptOptions, expired: 'idle' | 'total' | undefined, outer: AbortSignal): void {
  if (outer.aborted) throw cancelled();
  if (expired === undefined) return;
  const seconds = (expired === 'idle' ? options.idleMs : options.totalMs) / 1000;
  const message = expired === 'idle' ? `${url.origin} sent nothing for ${seconds} s while answering for ${model}.` : `${model} took longer than ${seconds} s.`;
  throw new PromptshiftError('provider', message, 'Try again, or allow more time.');
}

export function cancelled(): PromptshiftError {
  return new PromptshiftError('cancelled', 'The request was cancelled.', 'Run it again when you are ready.');
}
