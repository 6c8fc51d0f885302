import { PromptshiftError } from '../errors.ts';
import type { Provider } from './provider.ts';
import { createWaitQueue } from './waitQueue.ts';

/**
 * The same provider with at most `most` requests under way at once, first come first served. A request that is cancelled while
 * it waits is never sent; an answer that nobody reads to its end frees its place when it is left.
 * @throws PromptshiftError `configuration` when `most` is no positive whole number
 */
export function limitParallel(provider: Provider, most: number): Provider {
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
  const { embed } = provider;
  return {
    ...provider,
    async *stream(request, signal) {
      await enter(signal);
      try {
        yield* provider.stream(request, signal);
      } finally {
        leave();
      }
    },
    ...(embed === undefined ? {} : {
      embed: async (request, signal) => {
        await enter(signal);
        try {
          return await embed.call(provider, request, signal);
        } finally {
          leave();
        }
      },
    }),
  };
}

function cancelled(): PromptshiftError {
  return new PromptshiftError('cancelled', 'The request was cancelled before it was sent.', 'Run it again when you are ready.');
}
