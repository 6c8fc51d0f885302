import type { RenderedMessage } from '../../prompts/types.ts';
import type { Usage } from '../../models/usage.ts';
import type { OutputSchema, ToolCall, ToolDefinition } from '../../prompts/tools.ts';
import type { Assertion, AssertionOptions, AssertionType } from './options.ts';

/** One answer, as assertions see it. */
export type AssertionInput = {
  readonly text: string;
  /** All of them in their order, over every turn the runner answered. */
  readonly toolCalls: readonly ToolCall[];
  /** As the provider says it: `stop`, `length`, `content_filter`, `tool_calls`, `refusal`. */
  readonly finishReason: string;
  /** The API said in a field of its own that the model refused. */
  readonly refused: boolean;
  /** The case's inputs; they fill `{{name}}` in assertions. */
  readonly vars: Readonly<Record<string, unknown>>;
  /** The conversation the model answered, for the judges. */
  readonly messages: readonly RenderedMessage[];
  readonly side: 'baseline' | 'candidate';
  /** Makes random orders repeatable: the suite's seed, the case and the repeat. */
  readonly seed: string;
  /** The baseline's answer to the same case, where the candidate's is judged. */
  readonly baselineText?: string;
  /** Functions the model could call. */
  readonly tools?: readonly ToolDefinition[];
  readonly outputSchema?: OutputSchema;
  /** ms from sending to the end; absent when it was not measured. */
  readonly latencyMs?: number;
  /** Without help of a cache; absent when the price is unknown. */
  readonly costUsd?: number;
  readonly usage?: Usage;
};

/** What an assertion found. `missing` is no loss: it could not be told, and why. Scores are 0 to 1. */
export type AssertionOutcome =
  | { readonly pass: boolean; readonly score: number; readonly reason: string }
  | { readonly missing: string };

export type JudgeRequest = { readonly messages: readonly RenderedMessage[]; readonly outputSchema: OutputSchema };
export type ModerationResult = { readonly flagged: boolean; readonly categories: Readonly<Record<string, boolean>> };
/** What code of a suite is given, as plain data. */
export type CodeContext = Pick<AssertionInput, 'vars' | 'toolCalls' | 'finishReason' | 'messages' | 'side' | 'latencyMs' | 'costUsd' | 'usage'>;
export type CodeRequest = { readonly code: string; readonly output: string; readonly context: CodeContext };
/** `value` is what the code gave, as plain data, not yet looked at; `error` is a sentence. */
export type CodeResult = { readonly value: unknown } | { readonly error: string };

/**
 * What assertions ask of the outside. What is left out is not to be had, and an assertion that needs it is missing.
 * A rejection is missing too, with its message, unless the signal was aborted.
 */
export interface AssertionHost {
  /** Runs a bounded kind (see `AssertionKind.bounded`) away from the caller's thread, for a limited time. Resolves to missing when that is over. */
  bounded?(assertion: Assertion, input: AssertionInput, signal: AbortSignal): Promise<AssertionOutcome>;
  /** One vector a text, in order. */
  embed?(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
  /** The judge's answer as text. */
  judge?(request: JudgeRequest, signal: AbortSignal): Promise<string>;
  moderate?(text: string, signal: AbortSignal): Promise<ModerationResult>;
  /** Only where people allowed code: a trusted workspace, or `--allow-code`. */
  runCode?(request: CodeRequest, signal: AbortSignal): Promise<CodeResult>;
}

/** One kind of assertion. `options` are valid by the suite's schema, with `{{name}}` filled. `check` does not know `not-`. */
export interface AssertionKind<Type extends AssertionType> {
  readonly type: Type;
  /** True when an answer or a pattern can make it slow, so that it runs where it can be stopped: `check` then needs no host and no signal. */
  readonly bounded?: true;
  /** Options whose texts are templates of the case's vars. */
  readonly templates: readonly (keyof AssertionOptions[Type] & string)[];
  check(options: AssertionOptions[Type], input: AssertionInput, host: AssertionHost, signal: AbortSignal): AssertionOutcome | Promise<AssertionOutcome>;
}
