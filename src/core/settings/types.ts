import type { RiskLevel } from '../risk/types.ts';
import type { LifecycleRow } from '../models/lifecycle.ts';
import type { Severity } from '../scan/types.ts';

/** A finding that was looked at and accepted. */
export type IgnoredFinding = {
  /** With '/', relative to the folder of `promptshift.json`. */
  readonly path: string;
  readonly rule: string;
  /** The id as written; without it, every finding of the rule in the file. */
  readonly text?: string;
  readonly reason: string;
};

/** `promptshift.json`, validated. What the file leaves out is empty here. */
export type Settings = {
  /** Patterns as in `.gitignore`; undefined means every file. */
  readonly include?: readonly string[];
  readonly exclude: readonly string[];
  /** By rule id. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Model id or alias that the parameter check aims at, or `successor`. */
  readonly target?: string;
  /** Extra lifecycle rows; they win over the shipped ones. */
  readonly catalog: readonly LifecycleRow[];
  readonly budgets: { readonly usdPerRun?: number };
  readonly accessors: readonly { readonly language: string; readonly path: string }[];
  readonly ignore: readonly IgnoredFinding[];
  /** By path pattern, written as in `.gitignore`; the last that matches decides. */
  readonly risk: Readonly<Record<string, RiskLevel>>;
};

/** What holds where no `promptshift.json` applies. */
export const defaultSettings: Settings = { exclude: [], rules: {}, catalog: [], budgets: {}, accessors: [], ignore: [], risk: {} };
