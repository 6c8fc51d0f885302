import type { Usage } from './provider.ts';

/** Chat Completions' `usage`, as any server sends it; undefined when it holds no counts. */
export function usageOfChat(raw: unknown): Usage | undefined {
  const usage = record(raw);
  return usageOf(usage['prompt_tokens'], usage['completion_tokens'], usage['prompt_tokens_details'], usage['completion_tokens_details']);
}

/** The Responses API's `usage`; undefined when it holds no counts. */
export function usageOfResponses(raw: unknown): Usage | undefined {
  const usage = record(raw);
  return usageOf(usage['input_tokens'], usage['output_tokens'], usage['input_tokens_details'], usage['output_tokens_details']);
}

function usageOf(input: unknown, output: unknown, inputDetails: unknown, outputDetails: unknown): Usage | undefined {
  if (!isCount(input) || !isCount(output)) return undefined;
  const detail = (details: unknown, name: string, whole: number): number => {
    const value = record(details)[name];
    return isCount(value) ? Math.min(value, whole) : 0;
  };
  return {
    inputTokens: input,
    outputTokens: output,
    cachedInputTokens: detail(inputDetails, 'cached_tokens', input),
    cacheWriteTokens: detail(inputDetails, 'cache_write_tokens', input),
    reasoningTokens: detail(outputDetails, 'reasoning_tokens', output),
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
