import type { SideName } from '../../compare/types.ts';
import type { SideModel } from '../../runs/types.ts';
import type { CaseOutcome } from '../outcome.ts';
import type { SuiteCase } from '../suites/types.ts';
import type { ReferenceAbout } from '../referenceAbout.ts';
import { loadVerdict } from '../verdict/loadVerdict.ts';
import type { Verdict, VerdictOptions } from '../verdict/types.ts';
import { toJudgedStore } from './judgedStore.ts';
import { outcomeOf, storedCase } from './storedCase.ts';
import type { EvalPlan, EvalRun, JudgedRows } from './types.ts';
import type { EvalCaseResult } from './evalCaseResult.ts';

/** A run of a suite with its verdict; what every report and page shows. Plain data. */
export type EvalResult = {
  /** Of the run's journal; absent where none was kept. */
  readonly runId?: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly suite: { readonly name: string; readonly path: string };
  readonly prompt?: { readonly name: string; readonly version?: string; readonly path: string };
  readonly provider: string;
  readonly sides: Readonly<Record<SideName, SideModel>>;
  readonly repeat: number;
  readonly budgetUsd?: number;
  readonly run: Omit<EvalRun, 'rows'>;
  readonly verdict: Verdict;
  /** The reference run that stands for the baseline; absent where the baseline was asked in this run. */
  readonly reference?: ReferenceAbout;
  readonly cases: readonly EvalCaseResult[];
};

/** Every judged row with its case, in the suite's order. */
export function caseResults(cases: readonly SuiteCase[], rows: JudgedRows): readonly EvalCaseResult[] {
  const store = toJudgedStore(rows);
  return cases.map((one) => storedCase(one, store));
}

/** What the statistics read. */
export function outcomesOf(cases: readonly EvalCaseResult[]): readonly CaseOutcome[] {
  return cases.map(outcomeOf);
}

/** Puts a run and its verdict together. */
export async function toEvalResult(
  { suite, prompt, sides, repeat, cases }: EvalPlan, { rows, ...run }: EvalRun,
  about: Pick<EvalResult, 'runId' | 'startedAt' | 'provider' | 'budgetUsd' | 'reference'>, options: VerdictOptions,
): Promise<EvalResult> {
  const { decideVerdict } = await loadVerdict();
  const results = caseResults(cases, rows);
  return {
    ...about,
    suite: { name: suite.name, path: suite.path },
    ...(prompt === undefined ? {} : { prompt: { name: prompt.name, path: prompt.path, ...(prompt.version === undefined ? {} : { version: prompt.version }) } }),
    sides: { baseline: sides.baseline.model, candidate: sides.candidate.model },
    repeat, run, cases: results,
    verdict: decideVerdict(outcomesOf(results), suite.gate, { seed: suite.seed, ...options }),
  };
}
