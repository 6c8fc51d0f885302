/**
 * Tokens as billed: cached and cache-write are part of input, reasoning is part of output. What a server counts otherwise is
 * brought into this form; counts that cannot be true are no usage.
 */
export type Usage = {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedInputTokens: number;
  readonly cacheWriteTokens: number;
  readonly reasoningTokens: number;
};
