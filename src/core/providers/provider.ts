import type { Usage } from '../models/usage.ts';
import type { RenderedMessage } from '../prompts/types.ts';
import type { OutputSchema, ToolCall, ToolDefinition } from '../prompts/tools.ts';

/** One request to one model. */
export type ModelRequest = {
  readonly model: string;
  readonly messages: readonly RenderedMessage[];
  /** As the prompt names them, in the words of either OpenAI API. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Functions the model may call; none when left out. */
  readonly tools?: readonly ToolDefinition[];
  /** The shape the answer must have (structured output); free text when left out. */
  readonly outputSchema?: OutputSchema;
  /** Which of several equal requests this is, from 0. Never sent: it tells answers apart that come from a recording. */
  readonly repeat?: number;
};

/** What arrives while a model answers. Exactly one `finished` ends a complete answer. */
export type ProviderEvent =
  /**
   * A request leaves; latency counts from the last one. `attempt` is 1 for the first, more after a retry. `turnedAway`: how many
   * tries before it a busy server refused, and so did not bill; none when left out.
   */
  | { readonly type: 'sent'; readonly attempt: number; readonly turnedAway?: number }
  /**
   * What the server says it served; `sample` when it says its answers are fixtures, not a model's; `replayed` when the answer
   * comes from a recording. A replayed answer always has one.
   */
  | { readonly type: 'served'; readonly model: string; readonly sample: boolean; readonly replayed?: true }
  | { readonly type: 'text'; readonly delta: string }
  /** One whole tool call, once its arguments are complete. */
  | { readonly type: 'toolCall'; readonly call: ToolCall }
  | Finished;

export type Finished = {
  readonly type: 'finished';
  /** In Chat Completions' words: `stop`, `length`, `content_filter`, `tool_calls`; `refusal` when the model refused. */
  readonly reason: string;
  readonly usage?: Usage;
  /** What the provider's own tokenizer counts where its API reports no usage: figures made from it are estimates. */
  readonly estimatedTokens?: { readonly input: number; readonly output: number };
  /** Why there is no usage although the server sent one: a clause, such as `cached tokens exceed input tokens`. */
  readonly usageProblem?: string;
  /** ms the recorded answer took, because those of its replay mean nothing. */
  readonly recordedTimes?: RecordedTimes;
};

/** In ms from the last `sent`. `firstTokenMs` is absent when no text came. */
export type RecordedTimes = { readonly firstTokenMs?: number; readonly totalMs: number };

/** Where answers come from. */
export interface Provider {
  /** Shown to people, such as `openai (http://127.0.0.1:4010)`. Never holds a key. */
  readonly label: string;
  /** What tells its answers from those of another endpoint or API; the label when left out. Never holds a key. */
  readonly source?: string;
  /**
   * How many tries of one request may be billed at most; 1 when left out. Tries that a busy server turned away are not. A budget
   * sets aside as much before the first.
   */
  readonly maxBilledTries?: number;
  /**
   * Streams one answer. Aborting the signal, or leaving the loop, aborts the request at the server.
   * @throws PromptshiftError with code `provider` (refused, failed, broke off), `configuration` (no key) or `cancelled`
   */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ProviderEvent>;
  /** Vectors of texts; absent where the provider has none. Errors as for `stream`. */
  embed?(request: EmbeddingRequest, signal: AbortSignal): Promise<Embeddings>;
}

export type EmbeddingRequest = { readonly model: string; readonly texts: readonly string[] };

/** One vector a text, in the order asked. `usage` has input tokens only, and is absent when the server sent none. */
export type Embeddings = { readonly vectors: readonly (readonly number[])[]; readonly servedModel?: string; readonly usage?: Usage };

/** A server that answers from fixtures says so with this response header, whatever its value. */
export const sampleHeader = 'x-promptshift-sample';
