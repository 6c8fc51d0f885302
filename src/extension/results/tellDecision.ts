import * as vscode from 'vscode';
import type { EvalResult } from '../../core/evals/runner/evalResult.ts';
import { decisionOf } from './tellResult.ts';
import type { Results } from './registerResults.ts';
import type { ResultsPage } from './resultsPage.ts';

/** Says what a suite came to, with what follows from it as a button. */
export function tellDecision(result: EvalResult, results: Results, page: ResultsPage): void {
  const { decision, regressions } = result.verdict;
  const { baseline, candidate } = result.sides;
  // held against a reference run, what is in use was asked: there is nothing to promote
  const promotable = baseline.alias !== undefined && (result.reference === undefined || candidate.requested !== baseline.requested);
  const followUps: Readonly<Record<string, () => unknown>> = {
    ...(page.closed ? { 'Show result': () => results.show(page.ref) } : {}),
    ...(decision === 'promote' && promotable ? { 'Promote candidate…': () => page.act('promote') } : {}),
    ...(decision === 'hold' && regressions.length > 0 ? { 'Open regressions': () => results.show(page.ref, 'regressions') } : {}),
  };
  void vscode.window.showInformationMessage(decisionOf(result), ...Object.keys(followUps)).then((chosen) => (chosen === undefined ? undefined : followUps[chosen]?.()));
}
