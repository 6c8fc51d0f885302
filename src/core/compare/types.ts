import type { Alias } from '../aliases/types.ts';
import type { Prompt } from '../prompts/types.ts';
import type { OutputSchema, ToolDefinition } from '../prompts/tools.ts';
import type { AskDeps } from '../runs/askModel.ts';
import type { Answer, OmittedParameter, SideModel, SidePlan } from '../runs/types.ts';
import type { AnswerCheck } from './toolChecks.ts';

export type SideName = 'baseline' | 'candidate';

/** A piece of a word diff between the two answers; `same` is in both. */
export type DiffPart = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

export type PromptRef = { readonly path: string; readonly name: string; readonly version?: string };

/** One version of the prompt on one model, before it is asked. */
export type CellPlan = SidePlan & {
  readonly prompt: PromptRef;
  /** What the model may call, and the shape its answer must have. */
  readonly tools?: readonly ToolDefinition[];
  readonly outputSchema?: OutputSchema;
};

/** The same, with its answers: one a run, in order. One that was not sent, or broke off, is there with its `status` and `error`. */
export type Cell = CellPlan & {
  readonly answers: readonly Answer[];
  /** What the schemas say of each answer; absent when there is none to check against. */
  readonly checks?: readonly AnswerCheck[];
};

export type Comparison = {
  /** The baseline's. */
  readonly prompt: PromptRef;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly provider: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** How often each cell was asked. */
  readonly runs: number;
  /** The baseline first, the candidate last (the same one, where a model was asked alone); what lies between is the rest of a grid of versions and models. */
  readonly cells: readonly Cell[];
  /** The first answer of the first cell. */
  readonly baseline: Answer;
  /** The first answer of the last cell. */
  readonly candidate: Answer;
  /** Between those two. */
  readonly diff: readonly DiffPart[];
  /** Of the alias both sides stand for, when it says how often it is called. */
  readonly traffic?: { readonly alias: string; readonly callsPerMonth: number };
};

export type CompareInput = {
  readonly prompt: Prompt;
  /** Another version of it, for the candidate; the same one when left out. */
  readonly candidatePrompt?: Prompt;
  /** Inputs given for this run; they win over the prompt's defaults. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly baseline: SideModel;
  readonly candidate: SideModel;
  /** Asks the baseline alone. */
  readonly single?: boolean;
  /** Asks each version on each model: four cells where both differ. */
  readonly grid?: boolean;
  /** How often each cell is asked; 1 when left out. */
  readonly runs?: number;
  /** Parameters of a side in place of its prompt's. */
  readonly parameters?: Readonly<Partial<Record<SideName, Readonly<Record<string, unknown>>>>>;
  /** Most output tokens of an answer whose parameters say nothing; sent only under a budget. */
  readonly outputLimits?: Readonly<Partial<Record<SideName, number>>>;
  readonly traffic?: { readonly alias: string } & NonNullable<Alias['traffic']>;
};

/** What `compareModels` and `estimateComparison` use of the outside and of other parts. */
export type CompareDeps = AskDeps & {
  /** Those of `parameters` that the model rejects. */
  readonly rejected: (model: string, parameters: Readonly<Record<string, unknown>>) => readonly OmittedParameter[];
  /** Names the run in its journal. */
  readonly runId?: string;
  /** Most requests in flight; 8 when left out. */
  readonly parallel?: number;
};

/**
 * Sent while a comparison runs. After `started`, each side ends with exactly one `sideFinished`, that of its first answer;
 * `answered` comes for every answer of every cell.
 */
export type CompareEvent =
  | { readonly type: 'started'; readonly sides: Readonly<Record<SideName, SidePlan>> }
  | { readonly type: 'text'; readonly side: SideName; readonly delta: string }
  | { readonly type: 'served'; readonly side: SideName; readonly model: string; readonly sample: boolean; readonly replayed?: true }
  | { readonly type: 'sideFinished'; readonly side: SideName; readonly answer: Answer }
  | { readonly type: 'answered'; readonly cell: number; readonly run: number; readonly answer: Answer; readonly done: number; readonly total: number };
