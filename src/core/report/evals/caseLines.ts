import type { EvalCaseResult, EvalResult } from '../../evals/runner/evalResult.ts';
import type { JudgedRow } from '../../evals/runner/types.ts';
import type { SideName } from '../../compare/types.ts';

/** How a case did on both sides. `flaky`: it disagrees with itself over repeats. */
export type CaseKind = 'regression' | 'win' | 'same' | 'flaky' | 'error';

/** A case as every report lists it. */
export type CaseLine = {
  readonly case: EvalCaseResult;
  readonly kind: CaseKind;
  /** `2/3`: repeats that passed of those that were judged. */
  readonly baseline: string;
  readonly candidate: string;
  /** What the first failed assertion, or the error, says; empty when all passed. */
  readonly why: string;
};

/** Every case, the ones to look at first: errors, then regressions by severity. */
export function caseLines({ cases, verdict }: Pick<EvalResult, 'cases' | 'verdict'>): readonly CaseLine[] {
  const flaky = new Set(verdict.flaky);
  return cases.map((one): CaseLine => ({ case: one, kind: kindOf(one, flaky.has(one.id)), baseline: share(one.baseline), candidate: share(one.candidate), why: whyOf(one) }));
}

/** Those a reader must look at: errors and regressions, the worst first. */
export function worstLines(lines: readonly CaseLine[]): readonly CaseLine[] {
  const order: Readonly<Record<string, number>> = { critical: 0, high: 1, normal: 2, low: 3 };
  return lines
    .filter(({ kind }) => kind === 'error' || kind === 'regression')
    .toSorted((a, b) => (order[a.case.severity] ?? 2) - (order[b.case.severity] ?? 2) || Number(b.kind === 'regression') - Number(a.kind === 'regression'));
}

/** Share of a side's judged repeats that passed; undefined when none was judged. */
export function passShare(rows: readonly JudgedRow[]): number | undefined {
  const judged = rows.filter(({ outcome }) => outcome !== undefined);
  return judged.length === 0 ? undefined : judged.filter(({ outcome }) => outcome?.passed).length / judged.length;
}

function kindOf(one: EvalCaseResult, flaky: boolean): CaseKind {
  const [before, after] = [passShare(one.baseline), passShare(one.candidate)];
  if (before === undefined || after === undefined || [...one.baseline, ...one.candidate].some(({ outcome }) => outcome === undefined)) return 'error';
  if (flaky) return 'flaky';
  return after < before ? 'regression' : after > before ? 'win' : 'same';
}

function share(rows: readonly JudgedRow[]): string {
  const judged = rows.filter(({ outcome }) => outcome !== undefined);
  return judged.length === 0 ? '–' : `${judged.filter(({ outcome }) => outcome?.passed).length}/${judged.length}`;
}

function whyOf({ baseline, candidate }: EvalCaseResult): string {
  return firstReason(candidate, 'candidate') ?? firstReason(baseline, 'baseline') ?? '';
}

function firstReason(rows: readonly JudgedRow[], side: SideName): string | undefined {
  for (const { error, assertions } of rows) {
    if (error !== undefined) return `${side}: ${error}`;
    const failed = assertions.find((each) => !('missing' in each) && !each.pass && each.weight > 0);
    if (failed !== undefined && 'reason' in failed) return `${side}: ${failed.name ?? failed.type}: ${failed.reason}`;
  }
  return undefined;
}
