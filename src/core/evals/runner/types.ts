import type { SideName } from '../../compare/types.ts';
import type { Prompt } from '../../prompts/types.ts';
import type { OutputSchema, ToolDefinition } from '../../prompts/tools.ts';
import type { AskDeps } from '../../runs/askModel.ts';
import type { SidePlan } from '../../runs/types.ts';
import type { CheckedAssertion } from '../assertions/scoreCase.ts';
import type { AssertionHost } from '../assertions/types.ts';
import type { RepeatOutcome } from '../outcome.ts';
import type { Suite, SuiteCase } from '../suites/types.ts';
import type { Conversation } from './converse.ts';

/** A suite, ready to run: everything it names is read and resolved. */
export type EvalPlan = {
  readonly suite: Suite;
  readonly cases: readonly SuiteCase[];
  readonly sides: Readonly<Record<SideName, SidePlan>>;
  /** Absent where each case holds its whole conversation. */
  readonly prompt?: Prompt;
  readonly tools?: readonly ToolDefinition[];
  readonly outputSchema?: OutputSchema;
  readonly judge?: SidePlan;
  /** How often each case is asked on each side. */
  readonly repeat: number;
};

export type EvalDeps = AskDeps & {
  /** What assertions may reach besides the judge and embeddings, which go through the run's own provider, journal and budget. */
  readonly assertHost: Pick<AssertionHost, 'bounded' | 'moderate' | 'runCode'>;
};

/** One side of one repeat of one case, after its assertions; a row of the journal. */
export type JudgedRow = {
  readonly type: 'judged';
  readonly case: string;
  readonly side: SideName;
  readonly repeat: number;
  /** Absent when it could not be told: then `error` says why. */
  readonly outcome?: RepeatOutcome;
  /** The request failed, or what an assertion needed was missing. */
  readonly error?: string;
  readonly assertions: readonly CheckedAssertion[];
  /** The server said that its answers are sample fixtures. */
  readonly sample?: true;
};

/** Judgements in the order they were made, however they are kept; an array is one. */
export type JudgedRows = Iterable<JudgedRow> & { readonly length: number };

/** Where a run stands. `total` counts answers to judge: cases × repeats × 2. */
export type EvalProgress = { readonly done: number; readonly total: number; readonly passed: number; readonly failed: number; readonly errors: number; readonly spentUsd: number };

export type EvalEvent =
  /** Both sides of one repeat of a case are about to be asked. */
  | { readonly type: 'asking'; readonly case: string; readonly repeat: number }
  /** `said` is what was judged, for faces that show it; the journal keeps it. Absent when nothing was asked. */
  | { readonly type: 'judged'; readonly row: JudgedRow; readonly progress: EvalProgress; readonly said?: Pick<Conversation, 'answer' | 'toolCalls'> }
  /** A piece of an answer, for faces that show one case as it streams. */
  | { readonly type: 'text'; readonly case: string; readonly side: SideName; readonly repeat: number; readonly delta: string };

/** How a run ended. `rows` are all of it, those of an earlier part included. */
export type EvalRun = {
  readonly rows: JudgedRows;
  readonly status: 'complete' | 'incomplete';
  /** A sentence for an incomplete one. */
  readonly reason?: string;
  readonly spentUsd: number;
  /** Answers of unknown price; `spentUsd` is a lower bound then. */
  readonly unknownPrices: number;
  /** Requests that were asked a second time because what became of the first is not known; they count at full reserve. */
  readonly repeated: readonly string[];
};
