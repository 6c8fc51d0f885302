import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../core/index.ts';

/** The machine's time. */
export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted();
      // Node rejects with its own AbortError; callers are promised the signal's reason.
      await delay(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
    },
  };
}
