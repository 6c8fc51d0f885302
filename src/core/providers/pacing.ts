import type { Clock } from '../host.ts';
import { createWaitQueue } from './waitQueue.ts';

/**
 * How requests to one origin follow each other. It stands aside until the server says it is busy (429): then nobody starts
 * before the time the server asked for, and half as many as before run at once; with every answer a few more may again.
 */
export interface Pacing {
  /** Resolves when a request may leave; a `retry` goes before those that have not been sent yet. Rejects with the signal's reason. */
  enter(signal: AbortSignal, retry: boolean): Promise<Turn>;
}

/** One request under way. The first of these ends it; those after it do nothing. */
export type Turn = {
  answered(): void;
  failed(): void;
  /**
   * The server is busy and wants `waitMs` of rest. False when others of the same burst have said so already, so that this one is
   * not to blame.
   */
  busy(waitMs: number): boolean;
};

/** Shared by all providers of one origin. */
export function createPacing(clock: Clock): Pacing {
  const queue = createWaitQueue();
  let underWay = 0;
  /** The most at once; no limit until the server complains. */
  let most = Number.POSITIVE_INFINITY;
  let peak = 0;
  let restUntil = Number.NEGATIVE_INFINITY;
  /** How often the server complained; those that left before the last time say nothing new. */
  let complaints = 0;

  const fill = (): void => {
    while (underWay < Math.floor(most) && clock.monotonic() >= restUntil && queue.wake()) underWay++;
  };

  return {
    async enter(signal, retry) {
      for (;;) {
        const rest = restUntil - clock.monotonic();
        if (rest > 0) {
          await clock.sleep(rest, signal);
        } else if (underWay < Math.floor(most)) {
          underWay++;
          break;
        } else if (await queue.wait(signal, retry)) {
          break;
        }
      }
      peak = Math.max(peak, underWay);
      const complaintsSeen = complaints;
      let ended = false;
      const end = (before: () => void): void => {
        if (ended) return;
        ended = true;
        before();
        underWay--;
        fill();
      };
      return {
        answered: () => end(() => {
          most += 1 / most;
          if (most > peak) most = Number.POSITIVE_INFINITY;
        }),
        failed: () => end(() => undefined),
        busy(waitMs) {
          const news = complaintsSeen === complaints;
          end(() => {
            restUntil = Math.max(restUntil, clock.monotonic() + waitMs);
            if (!news) return;
            complaints++;
            most = Math.max(1, Math.floor(underWay / 2));
          });
          // those in the queue have to rest too, and nobody else would wake them
          queue.wakeAll();
          return news;
        },
      };
    },
  };
}
