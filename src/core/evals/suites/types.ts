import type { RenderedMessage } from '../../prompts/types.ts';
import type { TextRange } from '../../text/range.ts';
import type { Assertion } from '../assertions/options.ts';
import type { CaseSeverity, Gate } from '../gate.ts';

/** A suite file, read and checked. Paths use '/' and are relative to the workspace's root; all lie inside of it. */
export type Suite = {
  readonly path: string;
  readonly name: string;
  readonly description?: string;
  /** Without it each case holds its whole conversation. */
  readonly prompt?: string;
  /** Baseline and candidate are the alias's, where they are not named. */
  readonly alias?: string;
  /** Ids or aliases. */
  readonly baseline?: string;
  readonly candidate?: string;
  /** Base URL that the suite wants to be used; only after a question, or with `--allow-endpoint`. */
  readonly endpoint?: string;
  readonly repeat: number;
  readonly concurrency: number;
  readonly seed: number;
  readonly timeoutMs: number;
  /** Most output tokens of an answer. */
  readonly outputLimit?: number;
  /** How often a case's tool calls are answered before it is stopped. */
  readonly maxToolTurns: number;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly judge?: { readonly model: string; readonly parameters: Readonly<Record<string, unknown>>; readonly timeoutMs: number };
  readonly embeddings?: { readonly model: string };
  readonly moderation?: { readonly model: string };
  readonly budget?: { readonly usd: number };
  readonly defaults: { readonly assert: readonly Assertion[]; readonly threshold?: number };
  readonly gate: Gate;
  /** Those written in the file itself. `readCases` gives these and those of `casesFrom`. */
  readonly cases: readonly SuiteCase[];
  readonly casesFrom: readonly CaseFile[];
};

export type CaseFile = { readonly path: string; readonly format: 'jsonl' | 'csv'; readonly place: Place };
export type OutsidePath = { readonly path: string; readonly place: Place };

/** Where something stands: the file as in `Suite.path`, and the line from 1. */
export type Place = { readonly path: string; readonly line: number };

/** One case. What the suite's defaults ask of every answer stands in `assert` before its own. */
export type SuiteCase = {
  /** Unique in the suite and the same from run to run. */
  readonly id: string;
  /** The id was made from the inputs, because none is written. */
  readonly idIsDerived?: true;
  readonly place: Place;
  readonly description?: string;
  readonly owner?: string;
  readonly severity: CaseSeverity;
  readonly tags: readonly string[];
  readonly vars: Readonly<Record<string, unknown>>;
  /** Earlier turns; without a prompt file the whole conversation. Their texts are templates of `vars`. */
  readonly messages: readonly RenderedMessage[];
  /** What tools answer, by name: call after call, the last one again from then on. */
  readonly toolResults: Readonly<Record<string, readonly string[]>>;
  readonly assert: readonly Assertion[];
  /** Least weighted score that passes it; undefined: every assertion must pass. */
  readonly threshold?: number;
};

/** Something wrong in a suite or in a file of cases. Errors keep the suite from running. */
export type SuiteProblem = {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** What to write instead. */
  readonly remedy: string;
  /** As in `Suite.path`. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** Offsets in the file's text; absent for files that are read as a stream. */
  readonly range?: TextRange;
};

/** `suite` is there when the file has no error. */
export type ParsedSuite = {
  readonly suite?: Suite;
  readonly problems: readonly SuiteProblem[];
  /** Files outside of the workspace that it names. Each is an error too, and nothing of them is read. */
  readonly outside: readonly OutsidePath[];
};

/**
 * Files below the workspace's root, by paths as in `Suite.path`. Rejects with a PromptshiftError `configuration` for what
 * is not there, is no plain file, is too large, or lies outside of the root once links are followed.
 */
export interface SuiteFiles {
  /** The file's bytes, piece by piece; at most `maxBytes`, else it rejects. */
  stream(path: string, maxBytes: number, signal: AbortSignal): AsyncIterable<Uint8Array>;
}
