import type { Answer } from './types.ts';

/** Answers by the hash of their whole request, see `requestKey`. Only complete ones are kept. */
export interface ResponseCache {
  /** The answer as it was put; undefined when there is none, or none that can be read. */
  get(key: string): Promise<Answer | undefined>;
  /** Never rejects: a cache that cannot be written is a cache that stays empty. */
  put(key: string, answer: Answer): Promise<void>;
}

export function createMemoryCache(): ResponseCache {
  const answers = new Map<string, Answer>();
  return {
    get: async (key) => answers.get(key),
    put: async (key, answer) => void answers.set(key, answer),
  };
}
