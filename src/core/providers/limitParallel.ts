import type { Provider } from './provider.ts';
import { createSlots } from './slots.ts';

/**
 * The same provider with at most `most` requests under way at once, first come first served. A request that is cancelled while
 * it waits is never sent; an answer that nobody reads to its end frees its place when it is left.
 * @throws PromptshiftError `configuration` when `most` is no positive whole number
 */
export function limitParallel(provider: Provider, most: number): Provider {
  const slots = createSlots(most);
  const { embed } = provider;
  return {
    ...provider,
    async *stream(request, signal) {
      await slots.enter(signal);
      try {
        yield* provider.stream(request, signal);
      } finally {
        slots.leave();
      }
    },
    ...(embed === undefined ? {} : { embed: (request, signal) => slots.hold(() => embed.call(provider, request, signal), signal) }),
  };
}
