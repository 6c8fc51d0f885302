import type { Clock } from '../host.ts';

export type Watchdog = {
  /** Aborts when the caller's signal does, when nothing happened for too long, or when the whole takes too long. */
  readonly signal: AbortSignal;
  /** Which time ran out, once one has. */
  readonly expired: () => 'idle' | 'total' | undefined;
  /** Something arrived: the idle time starts again. */
  alive(): void;
  stop(): void;
};

/** Watches one answer with a single timer, however many pieces arrive. Call `stop` when it is over. */
export function watchAnswer(clock: Clock, limits: { readonly idleMs: number; readonly totalMs: number }, outer: AbortSignal): Watchdog {
  const request = new AbortController();
  const over = new AbortController();
  const started = clock.monotonic();
  let last = started;
  let expired: 'idle' | 'total' | undefined;

  const watch = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const now = clock.monotonic();
      const idleLeft = last + limits.idleMs - now;
      const totalLeft = started + limits.totalMs - now;
      if (idleLeft <= 0 || totalLeft <= 0) {
        expired = totalLeft <= 0 ? 'total' : 'idle';
        request.abort();
        return;
      }
      await clock.sleep(Math.min(idleLeft, totalLeft), over.signal);
    }
  };
  // the sleep rejects when the answer is over, which ends the watch
  watch().catch(() => undefined);
  // one listener: `AbortSignal.any` costs more than all the rest of this
  const abort = (): void => request.abort(outer.reason);
  if (outer.aborted) abort();
  else outer.addEventListener('abort', abort, { once: true });
  return {
    signal: request.signal,
    expired: () => expired,
    alive: () => {
      last = clock.monotonic();
    },
    stop: () => {
      outer.removeEventListener('abort', abort);
      // with a reason that is there: one that is made costs an error with its stack for each answer
      over.abort(isOver);
    },
  };
}

const isOver = 'The answer is over.';
