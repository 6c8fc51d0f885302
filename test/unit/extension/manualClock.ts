import type { Clock } from '../../../src/core/host.ts';

/** A clock that stands still until a test moves it. */
export type ManualClock = Clock & {
  /** Moves time on, ends the sleeps that are due, in order, and lets what they woke run. */
  advance(milliseconds: number): Promise<void>;
};

type Sleeper = { readonly due: number; readonly wake: () => void };

export function createManualClock(): ManualClock {
  let time = 1_000_000;
  let sleepers: Sleeper[] = [];
  return {
    now: () => time,
    monotonic: () => time,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const sleeper = { due: time + milliseconds, wake: resolve };
        sleepers.push(sleeper);
        signal.addEventListener('abort', () => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          reject(signal.reason);
        });
      }),
    async advance(milliseconds) {
      const end = time + milliseconds;
      for (;;) {
        await settle();
        const next = sleepers.filter(({ due }) => due <= end).toSorted((a, b) => a.due - b.due)[0];
        if (next === undefined) break;
        time = next.due;
        sleepers = sleepers.filter((one) => one !== next);
        next.wake();
      }
      time = end;
      await settle();
    },
  };
}

/** Lets every promise that can go on do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
