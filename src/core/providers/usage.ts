import type { Usage } from '../models/usage.ts';
import { recordOf } from '../views/record.ts';

/** What an API's `usage` comes to: counts, why they cannot be true, or nothing when none were sent. */
export type ReadUsage = { readonly usage?: Usage; readonly usageProblem?: string };

type Counts = { -readonly [Name in keyof Usage]: number };

/**
 * The `usage` of Chat Completions, of Responses or in Anthropic's words, as any server sends it, brought into one form.
 * Cached tokens that Anthropic's `input_tokens` leaves out are added to the input; reasoning that a server counts beside the
 * output (`total_tokens` tells: xAI, Gemini) is added to the output.
 */
export function readUsage(raw: unknown): ReadUsage {
  const usage = recordOf(raw);
  const input = usage['prompt_tokens'] ?? usage['input_tokens'];
  const output = usage['completion_tokens'] ?? usage['output_tokens'];
  if (input === undefined && output === undefined) return {};
  const inputDetails = recordOf(usage['prompt_tokens_details'] ?? usage['input_tokens_details']);
  const outputDetails = recordOf(usage['completion_tokens_details'] ?? usage['output_tokens_details']);
  const anthropicRead = usage['cache_read_input_tokens'];
  const anthropicWrite = usage['cache_creation_input_tokens'];
  const numbers = {
    inputTokens: input,
    outputTokens: output,
    cachedInputTokens: inputDetails['cached_tokens'] ?? anthropicRead ?? 0,
    cacheWriteTokens: inputDetails['cache_write_tokens'] ?? anthropicWrite ?? 0,
    reasoningTokens: outputDetails['reasoning_tokens'] ?? 0,
  };
  const wrong = Object.entries(numbers).find(([, value]) => !isCount(value));
  if (wrong !== undefined) return { usageProblem: `${words[wrong[0] as keyof Usage]} are no count of tokens` };
  const counts = numbers as Counts;
  const total = isCount(usage['total_tokens']) ? usage['total_tokens'] : undefined;
  const itsOwnWords = usage['prompt_tokens'] === undefined && usage['input_tokens_details'] === undefined;
  if (isCount(anthropicRead) || isCount(anthropicWrite)) addCacheOutside(counts, itsOwnWords, total);
  const usageProblem = addReasoningOutside(counts, total) ?? problemOf(counts);
  return usageProblem === undefined ? { usage: counts } : { usageProblem };
}

/** The same for embeddings, which have no output. */
export function readEmbeddingUsage(raw: unknown): ReadUsage {
  return raw === undefined || raw === null ? {} : readUsage({ completion_tokens: 0, ...recordOf(raw) });
}

const words: Readonly<Record<keyof Usage, string>> = {
  inputTokens: 'input tokens', outputTokens: 'output tokens', cachedInputTokens: 'cached tokens', cacheWriteTokens: 'cache-write tokens',
  reasoningTokens: 'reasoning tokens',
};

/**
 * Anthropic's own `input_tokens` leaves out what was read from and written to the cache. Gateways that translate to
 * `prompt_tokens` (LiteLLM) keep its names beside a prompt that has them inside, unless the total says otherwise.
 */
function addCacheOutside(counts: Counts, itsOwnWords: boolean, total: number | undefined): void {
  const cache = counts.cachedInputTokens + counts.cacheWriteTokens;
  const outside = total !== undefined && cache > 0 && total === counts.inputTokens + counts.outputTokens + cache;
  if (itsOwnWords || outside || cache > counts.inputTokens) counts.inputTokens += cache;
}

/** What the total has more than its parts is reasoning, unless it was told and is not that much. */
function addReasoningOutside(counts: Counts, total: number | undefined): string | undefined {
  const missing = total === undefined ? 0 : total - counts.inputTokens - counts.outputTokens;
  if (missing <= 0) return undefined;
  if (counts.reasoningTokens > 0 && counts.reasoningTokens !== missing) return 'total tokens are not the sum of the others';
  counts.outputTokens += missing;
  counts.reasoningTokens = missing;
  return undefined;
}

function problemOf(counts: Counts): string | undefined {
  if (counts.cachedInputTokens + counts.cacheWriteTokens > counts.inputTokens) return 'cached tokens exceed input tokens';
  return counts.reasoningTokens > counts.outputTokens ? 'reasoning tokens exceed output tokens' : undefined;
}

/** Above this a count is an error: no model takes or writes as many. */
const mostTokens = 1e9;

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostTokens;
}
