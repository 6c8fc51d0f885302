/**
 * The protocol between the results page and the extension: every message either end may send, and what the page shows.
 * Plain data only; the page sees nothing of the core but this folder.
 */
import type { PanelProblem, ProblemAction } from './comparePanel.ts';
import type { AnswerLabel, SideName } from './comparison.ts';
import type { VerdictView } from './verdict.ts';

/** Names a run that is kept: the workspace folder it is in, as a URI, and its id. */
export type RunRef = { readonly folder: string; readonly runId: string };

/** How a case changed from baseline to candidate, as the verdict counts it; `missing`: not judged on both sides. */
export const caseChanges = ['loss', 'win', 'same', 'missing'] as const;
export type CaseChangeView = (typeof caseChanges)[number];

/** Severities, most first. */
export const severityNames = ['critical', 'high', 'normal', 'low'] as const;

/** Bits of `ResultsTable.flags`. */
export const caseFlags = { flaky: 1, error: 2 } as const;

/** Numbers of one side, a case each; null where there is none. */
export type SideColumns = {
  readonly passed: readonly number[];
  readonly repeats: readonly number[];
  /** Means over repeats. */
  readonly score: readonly (number | null)[];
  readonly latencyMs: readonly (number | null)[];
  readonly costUsd: readonly (number | null)[];
};

/** Every case, column by column, so that 10,000 of them are one small message. All columns are equally long and in the suite's order. */
export type ResultsTable = Readonly<Record<SideName, SideColumns>> & {
  readonly ids: readonly string[];
  /** Indexes of `severityNames`. */
  readonly severities: readonly number[];
  /** Indexes of `caseChanges`. */
  readonly changes: readonly number[];
  readonly flags: readonly number[];
  /** Joined by spaces. */
  readonly tags: readonly string[];
  /** What the first failed assertion, or the error, says; empty when all passed. */
  readonly why: readonly string[];
};

/** `role`: what it is, such as `baseline, chat.triage`; `head`: of its column of figures. */
export type ResultsSide = { readonly model: string; readonly role: string; readonly head: string };

/** A finished run of a suite, ready to show. */
export type ResultsView = {
  /** `Ticket triage 1.2.0` */
  readonly title: string;
  readonly suitePath: string;
  readonly sides: Readonly<Record<SideName, ResultsSide>>;
  /** Held against a reference run: which, of when, by whom. A sentence. */
  readonly heldAgainst?: string;
  /** `200 cases × 3` */
  readonly size: string;
  /** `$1.84 of $2.00` */
  readonly money: string;
  readonly provider: string;
  /** Whose answers these are: `live answers from openai (…)`. */
  readonly answers: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Where answers come from, when they are not all fresh from a model. */
  readonly labels: readonly AnswerLabel[];
  /** Sentences a reader must not miss. */
  readonly notices: readonly string[];
  readonly verdict: VerdictView;
  /** What regressions have in common: their tags and the commonest reason, sentences. */
  readonly pattern?: string;
  /** Why the run is incomplete: a sentence. */
  readonly incomplete?: string;
  /** The alias whose candidate this run judged; there is nothing to promote without one. */
  readonly alias?: string;
  readonly table: ResultsTable;
};

/** Where a run stands. `total` counts answers to judge. */
export type ResultsProgress = { readonly done: number; readonly total: number; readonly failed: number; readonly errors: number; readonly spent: string };

/** All that the page shows. The extension holds it and reads it anew from the run's journal after a reload. */
export type ResultsState = {
  readonly run: RunRef;
  readonly title: string;
  readonly status: 'loading' | 'running' | 'finished' | 'failed';
  readonly progress?: ResultsProgress;
  /** Once it is finished. */
  readonly view?: ResultsView;
  /** Which run is the suite's reference run, a sentence. */
  readonly reference?: string;
  readonly problem?: PanelProblem;
};

/** ✓, ✖ or, where it could not be told, `?`. */
export type AssertionView = { readonly mark: 'passed' | 'failed' | 'missing'; readonly name: string; readonly reason: string };

/** One answer to a case, with what was asked of it. */
export type CaseAnswerView = {
  readonly status: 'passed' | 'failed' | 'error';
  readonly text: string;
  /** `lookup_order(id: 17)` */
  readonly toolCalls: readonly string[];
  /** Such as `score 0.67`, `1,920 ms`, `$0.0037`. */
  readonly figures: readonly string[];
  readonly labels: readonly AnswerLabel[];
  readonly error?: string;
  readonly assertions: readonly AssertionView[];
};

/** Both answers of one repeat, counted from 1. */
export type CaseRepeatView = { readonly number: number; readonly baseline?: CaseAnswerView; readonly candidate?: CaseAnswerView };

/** One case with its answers, fetched when somebody opens it. */
export type CaseDetails = {
  readonly id: string;
  readonly description?: string;
  readonly owner?: string;
  /** `evals/triage.eval.yaml:12` */
  readonly place: string;
  /** Inputs as text, by name. */
  readonly inputs: readonly { readonly name: string; readonly text: string }[];
  /** By repeat, in order; a side is absent where it was not asked. */
  readonly repeats: readonly CaseRepeatView[];
  /** Why it cannot be opened in the compare panel: a sentence. */
  readonly notComparable?: string;
};

/** Which cases the table shows. */
export const caseFilters = ['all', 'regressions', 'wins', 'flaky', 'errors'] as const;
export type CaseFilter = (typeof caseFilters)[number];

/** Extension → page. */
export type ToResultsPage =
  | { readonly type: 'show'; readonly state: ResultsState }
  | { readonly type: 'progress'; readonly progress: ResultsProgress }
  | { readonly type: 'details'; readonly details: CaseDetails }
  | { readonly type: 'problem'; readonly problem: PanelProblem }
  | { readonly type: 'filter'; readonly filter: CaseFilter };

/** What can be done with a result. The same words are on the buttons. */
export const resultsActionTitles = {
  promote: 'Promote candidate…',
  runAgain: 'Run again',
  copyMarkdown: 'Copy as Markdown',
  openMarkdown: 'Open as Markdown',
  openHtml: 'Save HTML report…',
  openSuite: 'Open suite',
  bless: 'Bless as reference run…',
  compareReference: 'Compare with reference run…',
} as const;
export type ResultsAction = keyof typeof resultsActionTitles;

/** Page → extension. */
export type FromResultsPage =
  | { readonly type: 'ready' }
  | { readonly type: 'stop' }
  | { readonly type: 'details' | 'compare' | 'openCase'; readonly case: string }
  | { readonly type: 'do'; readonly action: ResultsAction }
  | { readonly type: 'act'; readonly action: ProblemAction };
