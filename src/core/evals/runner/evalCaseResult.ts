import type { SuiteCase } from '../suites/types.ts';
import type { JudgedRow } from './types.ts';

/** A case of a run with what was judged of it. */
export type EvalCaseResult = {
  readonly id: string;
  readonly place: SuiteCase['place'];
  readonly severity: SuiteCase['severity'];
  readonly tags: readonly string[];
  readonly description?: string;
  readonly owner?: string;
  readonly baseline: readonly JudgedRow[];
  readonly candidate: readonly JudgedRow[];
};
