import type { Alias } from '../aliases/types.ts';
import type { Clock } from '../host.ts';
import type { Prompt } from '../prompts/types.ts';
import type { Provider, Usage } from '../providers/provider.ts';

export type SideName = 'baseline' | 'candidate';

/** A model for one side: what was asked for (alias or id) and the id it resolves to. */
export type SideModel = { readonly requested: string; readonly model: string; readonly alias?: string };

/** Money for one answer. An unknown price is never 0; an estimate rests on counted tokens, not on the server's usage. */
export type Cost =
  | { readonly kind: 'known'; readonly usd: number; readonly pricesAsOf: string }
  | { readonly kind: 'estimate'; readonly usd: number; readonly pricesAsOf: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A parameter that is left out because the model rejects it. `reason` is a clause; `sentAs` the one sent in its place. */
export type OmittedParameter = { readonly name: string; readonly reason: string; readonly sentAs?: string };

/** One side's answer, complete or broken off; everything that arrived is kept. */
export type Answer = {
  readonly model: SideModel;
  readonly text: string;
  readonly status: 'complete' | 'failed' | 'cancelled';
  /** What the API says it served, when it said so. */
  readonly servedModel?: string;
  /** True when the server said its answers are sample fixtures. */
  readonly sample: boolean;
  readonly finishReason?: string;
  /** How often the request was sent: more than 1 after retries. 0 when it never left. */
  readonly attempts: number;
  /** Parameters that were sent, as the prompt names them. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Parameters left out because this model is documented to reject them. */
  readonly omittedParameters: readonly OmittedParameter[];
  /** Absent when the server sent none. */
  readonly usage?: Usage;
  /** Tokens counted here, when the server sent no usage; without chat framing and hidden reasoning. */
  readonly estimatedTokens?: { readonly input: number; readonly output: number };
  /** ms from sending (the last try) to the first text; absent when none came. */
  readonly firstTokenMs?: number;
  /** ms from sending (the last try) to the end. */
  readonly totalMs: number;
  readonly cost: Cost;
  /** A sentence for a person when the answer is not complete. */
  readonly error?: string;
};

/** A piece of a word diff between the two answers; `same` is in both. */
export type DiffPart = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

export type Comparison = {
  readonly prompt: { readonly path: string; readonly name: string; readonly version?: string };
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly provider: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly baseline: Answer;
  readonly candidate: Answer;
  readonly diff: readonly DiffPart[];
  /** Of the alias both sides stand for, when it says how often it is called. */
  readonly traffic?: { readonly alias: string; readonly callsPerMonth: number };
};

export type CompareInput = {
  readonly prompt: Prompt;
  /** Inputs given for this run; they win over the prompt's defaults. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly baseline: SideModel;
  readonly candidate: SideModel;
  readonly traffic?: { readonly alias: string } & NonNullable<Alias['traffic']>;
};

/** What `compareModels` and `estimateComparison` use of the outside and of other parts. */
export type CompareDeps = {
  readonly provider: Provider;
  readonly clock: Clock;
  /** Price of one answer; `model` is the id as requested. */
  readonly price: (model: string, usage: Usage) => Promise<Cost>;
  /** Those of `parameters` that the model rejects. */
  readonly rejected: (model: string, parameters: Readonly<Record<string, unknown>>) => readonly OmittedParameter[];
  /** Tokens of a text, counted without asking the model. */
  readonly countTokens: (text: string) => Promise<number>;
};

/** What one side is about to send. */
export type SidePlan = {
  readonly model: SideModel;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly omittedParameters: readonly OmittedParameter[];
};

/** Sent while a comparison runs. After `started`, each side ends with exactly one `sideFinished`. */
export type CompareEvent =
  | { readonly type: 'started'; readonly sides: Readonly<Record<SideName, SidePlan>> }
  | { readonly type: 'text'; readonly side: SideName; readonly delta: string }
  | { readonly type: 'served'; readonly side: SideName; readonly model: string; readonly sample: boolean }
  | { readonly type: 'sideFinished'; readonly side: SideName; readonly answer: Answer };
