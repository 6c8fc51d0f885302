import type { RiskLevel } from '../risk/types.ts';
import type { TextRange } from '../text/range.ts';

/** One alias of `models.config.json`. Unknown keys are kept by the editing functions and ignored here. */
export type Alias = {
  readonly default: string;
  readonly candidate?: string;
  readonly rollback?: string;
  readonly environments?: Readonly<Record<string, { readonly default: string }>>;
  readonly env?: string;
  readonly owner?: string;
  readonly risk?: RiskLevel;
  readonly sensitivity?: string;
  readonly latencyTargetMs?: number;
  readonly traffic?: { readonly callsPerMonth: number; readonly promptTokens: number; readonly completionTokens: number };
  readonly limits?: { readonly maxOutputTokens?: number; readonly timeoutMs?: number; readonly retries?: number };
};

/** `models.config.json`, validated. */
export type ModelsConfig = { readonly aliases: Readonly<Record<string, Alias>> };

/** The file's name; the nearest one upward from a file applies to it. */
export const modelsConfigName = 'models.config.json';

/** True for such a file; `path` is '/'-separated. */
export function isModelsConfig(path: string): boolean {
  return path === modelsConfigName || path.endsWith(`/${modelsConfigName}`);
}

/** Where an alias is written. Ranges of strings lie inside the quotes. */
export type AliasPositions = {
  readonly name: TextRange;
  /** From the quote before the name to the end of the value. */
  readonly whole: TextRange;
  readonly default?: TextRange;
  readonly candidate?: TextRange;
  readonly rollback?: TextRange;
  readonly env?: TextRange;
  /** Each environment's default. */
  readonly environments: Readonly<Record<string, TextRange>>;
};

/** Something wrong in the file. `message` names what, `remedy` says what to do; both are sentences without the line. */
export type ConfigProblem = {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly remedy: string;
  readonly range: TextRange;
  /** Counted from 1. */
  readonly line: number;
};

/** What a text of `models.config.json` holds. An alias with an error is in `positions` and not in `config`. */
export type ParsedModelsConfig = {
  readonly config: ModelsConfig;
  readonly positions: Readonly<Record<string, AliasPositions>>;
  readonly problems: readonly ConfigProblem[];
};
