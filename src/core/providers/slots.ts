import { PromptshiftError } from '../errors.ts';
import { createWaitQueue } from './waitQueue.ts';

/** A place that was asked for. */
export interface Place {
  /** Rejects as `enter` does. */
  readonly granted: Promise<void>;
  /** Frees it, now or when it is granted; once. */
  leave(): void;
}

/** So many places for work that is under way at once, first come first served. */
export interface Slots {
  /** Waits for a place. @throws PromptshiftError `cancelled` when the signal is aborted before */
  enter(signal: AbortSignal): Promise<void>;
  /** Frees a place that was entered. */
  leave(): void;
  /** Takes its turn at once and waits later. */
  take(signal: AbortSignal): Place;
  /** Does the work in a place of its own. */
  hold<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
}

/** @throws PromptshiftError `configuration` when `most` is no positive whole number */
export function createSlots(most: number): Slots {
  if (!Number.isInteger(most) || most < 1) {
    throw new PromptshiftError('configuration', `${most} requests at once are not possible.`, 'Give a whole number from 1.');
  }
  const queue = createWaitQueue();
  let free = most;
  const enter = async (signal: AbortSignal): Promise<void> => {
    if (signal.aborted) throw cancelled();
    if (free > 0) {
      free--;
      return;
    }
    // the place of the one that leaves is handed over, so that nobody slips in between
    await queue.wait(signal).catch(() => {
      throw cancelled();
    });
  };
  const leave = (): void => {
    if (!queue.wake()) free++;
  };
  return {
    enter,
    leave,
    take(signal) {
      const granted = enter(signal);
      let isLeft = false;
      granted.catch(() => undefined);
      return {
        granted,
        leave() {
          if (isLeft) return;
          isLeft = true;
          granted.then(leave, () => undefined);
        },
      };
    },
    async hold(work, signal) {
      await enter(signal);
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}

function cancelled(): PromptshiftError {
  return new PromptshiftError('cancelled', 'The request was cancelled before it was sent.', 'Run it again when you are ready.');
}
