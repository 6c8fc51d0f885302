import type { Clock } from '../core/index.ts';

/** The machine's time. */
export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    // Not the promise of `node:timers/promises`: each one that is aborted makes an error with its stack, and most of ours are.
    sleep: (milliseconds, signal) => new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        if (signal.aborted) reject(signal.reason as Error);
        else resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      signal.addEventListener('abort', wake, { once: true });
    }),
  };
}
