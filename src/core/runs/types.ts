import type { ToolCall } from '../prompts/tools.ts';
import type { Usage } from '../models/usage.ts';
import type { Cost } from '../models/cost.ts';

/** A model for one side: what was asked for (alias or id) and the id it resolves to. */
export type SideModel = { readonly requested: string; readonly model: string; readonly alias?: string };

/** A parameter that is left out because the model rejects it. `reason` is a clause; `sentAs` the one sent in its place. */
export type OmittedParameter = { readonly name: string; readonly reason: string; readonly sentAs?: string };

/** What one side is about to send. */
export type SidePlan = {
  readonly model: SideModel;
  /** Parameters that are sent, as the prompt names them. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Parameters left out because this model is documented to reject them. */
  readonly omittedParameters: readonly OmittedParameter[];
};

/** One answer of one model, complete or broken off; everything that arrived is kept. */
export type Answer = SidePlan & {
  readonly text: string;
  /** In the order they arrived; absent when there were none. */
  readonly toolCalls?: readonly ToolCall[];
  readonly status: 'complete' | 'failed' | 'cancelled';
  /** What the API says it served, when it said so. */
  readonly servedModel?: string;
  /** True when the server said its answers are sample fixtures. */
  readonly sample: boolean;
  /** It came out of the response cache: times and cost are those of the first time. */
  readonly cached?: true;
  /** It came out of a recording: times and cost are those that were recorded, or unknown. */
  readonly replayed?: true;
  readonly finishReason?: string;
  /** How often the request was sent: more than 1 after retries. 0 when it never left. */
  readonly attempts: number;
  /** Absent when the server sent none. */
  readonly usage?: Usage;
  /** Why there is no usage although the server sent one: a clause. */
  readonly usageProblem?: string;
  /** Tokens counted here, when the server sent no usage; without chat framing and hidden reasoning. */
  readonly estimatedTokens?: { readonly input: number; readonly output: number };
  /** ms from sending (the last try) to the first text or tool call; absent when none came. */
  readonly firstTokenMs?: number;
  /** ms from sending (the last try) to the end. */
  readonly totalMs: number;
  /** What the answer costs without help of our cache or a recording (the vendor's own prompt cache is in it). */
  readonly cost: Cost;
  /**
   * What a run counts for it in US dollars: the cost, and the reserve of tries that may have been billed; the reserve alone when there was
   * no usage; 0 when it was cached, replayed or never sent. Absent where that is unknown.
   */
  readonly chargedUsd?: number;
  /** A sentence for a person when the answer is not complete. */
  readonly error?: string;
};
