import type { SideName } from '../../compare/types.ts';
import type { EvalResult } from '../../evals/runner/evalResult.ts';
import type { EvalCaseResult } from '../../evals/runner/evalCaseResult.ts';
import type { JudgedRow } from '../../evals/runner/types.ts';
import { severities } from '../../evals/gate.ts';
import { caseChange, isFlaky, type Passes } from '../../evals/statistics/caseChange.ts';

/** How a case did, as the verdict counts it: lost or won only where its pass share moved by more than half. */
export type CaseKind = 'regression' | 'win' | 'same' | 'error';

/** A case as every report lists it. */
export type CaseLine = {
  readonly case: EvalCaseResult;
  readonly kind: CaseKind;
  /** It disagrees with itself over repeats, on a side. */
  readonly flaky: boolean;
  /** `2/3`: repeats that passed of those that were judged. */
  readonly baseline: string;
  readonly candidate: string;
  /** What the first failed assertion, or the error, says; empty when all passed. */
  readonly why: string;
};

/** Every case, in the suite's order. */
export function caseLines({ cases }: Pick<EvalResult, 'cases'>): readonly CaseLine[] {
  return cases.map(caseLine);
}

export function caseLine(one: EvalCaseResult): CaseLine {
  // a case may make its rows each time it is asked for them
  const rows = { baseline: one.baseline, candidate: one.candidate };
  const [baseline, candidate] = [passesOf(rows.baseline), passesOf(rows.candidate)];
  return {
    case: one, kind: kindOf(rows, baseline, candidate), flaky: isFlaky(baseline) || isFlaky(candidate),
    baseline: passesText(baseline), candidate: passesText(candidate), why: whyOf(rows),
  };
}

type Rows = Pick<EvalCaseResult, 'baseline' | 'candidate'>;

/** Those a reader must look at, the worst first: by severity, and there regressions before errors. */
export function worstLines(lines: readonly CaseLine[]): readonly CaseLine[] {
  return lines
    .filter(({ kind }) => kind === 'error' || kind === 'regression')
    .toSorted((a, b) => severities.indexOf(a.case.severity) - severities.indexOf(b.case.severity) || Number(b.kind === 'regression') - Number(a.kind === 'regression'));
}

function passesOf(rows: readonly JudgedRow[]): Passes {
  const judged = rows.filter(({ outcome }) => outcome !== undefined);
  return { passed: judged.filter(({ outcome }) => outcome?.passed).length, repeats: judged.length };
}

function kindOf(rows: Rows, baseline: Passes, candidate: Passes): CaseKind {
  const isWhole = baseline.repeats > 0 && candidate.repeats > 0 && [...rows.baseline, ...rows.candidate].every(({ outcome }) => outcome !== undefined);
  if (!isWhole) return 'error';
  const change = caseChange({ baseline, candidate });
  return change === 'loss' ? 'regression' : change;
}

function passesText({ passed, repeats }: Passes): string {
  return repeats === 0 ? '–' : `${passed}/${repeats}`;
}

function whyOf({ baseline, candidate }: Rows): string {
  return firstReason(candidate, 'candidate') ?? firstReason(baseline, 'baseline') ?? '';
}

function firstReason(rows: readonly JudgedRow[], side: SideName): string | undefined {
  for (const { error, assertions } of rows) {
    if (error !== undefined) return `${side}: ${error}`;
    const failed = assertions.find((each) => !('missing' in each) && !each.pass && each.weight > 0);
    if (failed !== undefined && 'reason' in failed) return `${side}: ${saidOf(failed)}`;
  }
  return undefined;
}

/** What `equals` says of an answer that is another; kept runs hold it too. */
const anotherAnswer = /^The answer is (“.*”), not (“.*”)\.$/s;

/** In a list there is no answer beside the reason: what was expected is what a reader looks for first, and then `equals` is said already. */
function saidOf({ name, type, reason }: { readonly name?: string; readonly type: string; readonly reason: string }): string {
  const [, got, expected] = (type === 'equals' ? anotherAnswer.exec(reason) : null) ?? [];
  if (got === undefined || expected === undefined) return `${name ?? type}: ${reason}`;
  return `${name === undefined ? '' : `${name}: `}expected ${expected}, got ${got}`;
}
