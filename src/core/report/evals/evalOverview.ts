import { adjustOverSuites } from '../../evals/verdict/adjustOverSuites.ts';
import type { EvalResult } from '../../evals/runner/evalResult.ts';
import { pValueText } from '../../evals/verdict/wording.ts';
import type { VerdictDecision } from '../../views/verdict.ts';
import type { EvalSummary } from './evalSummary.ts';

/** One of several suites: what was decided, and the reason that counts. */
export type OverviewRow = { readonly title: string; readonly label: string; readonly decision: VerdictDecision; readonly reason: string; readonly pValue: string };

/** Heads of the rows' texts. */
export const overviewHeads = ['Suite', 'Verdict', 'Pass rate changed? (p, corrected for several suites)', 'First reason'] as const;

/**
 * Several suites at a glance, in their order; nothing of one. `pValue`: whether the pass rate changed at all, adjusted after Holm over the
 * suites, since one of twenty looks changed by chance.
 */
export function overviewRows(results: readonly EvalResult[], summaries: readonly EvalSummary[]): readonly OverviewRow[] {
  if (results.length < 2) return [];
  const compared = results.flatMap(({ verdict }, index) => (verdict.figures === undefined ? [] : [{ index, figures: verdict.figures }]));
  const adjusted = new Map(adjustOverSuites(compared.map(({ figures }) => figures)).map((pValue, at) => [compared[at]?.index, pValue]));
  return summaries.map(({ title, view: { label, decision, reasons } }, index) => {
    const pValue = adjusted.get(index);
    return { title, label, decision, reason: reasons[0] ?? '', pValue: pValue === undefined ? '–' : pValueText(pValue) };
  });
}
