import * as vscode from 'vscode';
import type { EvalResult } from '../../core/evals/runner/evalResult.ts';
import { commands } from '../ids.ts';
import type { Services } from '../services.ts';
import { locateSuite } from '../suites/openSuiteFiles.ts';
import type { ResultDocuments } from './resultDocuments.ts';

/** Shows what a suite came to, and says it in a sentence. */
export async function showResult(services: Services, results: ResultDocuments, result: EvalResult): Promise<void> {
  await preview(services, results, result);
  void vscode.window.showInformationMessage(decisionOf(result));
}

/** Says what a suite came to; the result is a click away. */
export function offerResult(services: Services, results: ResultDocuments, result: EvalResult, suite: vscode.Uri): void {
  const show = 'Show result';
  void vscode.window.showInformationMessage(decisionOf(result), show).then(async (chosen) => {
    if (chosen !== show) return;
    if (result.runId === undefined) await preview(services, results, result);
    else await vscode.commands.executeCommand(commands.showEvalResults, { folder: locateSuite(suite).folder.toString(), runId: result.runId });
  });
}

async function preview({ core }: Services, results: ResultDocuments, result: EvalResult): Promise<void> {
  const { evalReport } = await core();
  await results.show(result.suite.name, evalReport([result], 'markdown', (_style, text) => text));
}

/** `Ticket triage: Hold. 2 critical regressions (allowed 0)` */
export function decisionOf({ suite, verdict, run }: EvalResult): string {
  const drift = verdict.compared === 'runs';
  const said = { promote: drift ? 'No drift' : 'The candidate may replace the baseline', hold: drift ? 'Drift' : 'Hold', notEnoughEvidence: 'Not enough evidence', incomplete: 'Incomplete' }[verdict.decision];
  return `${suite.name}: ${said}. ${verdict.reasons[0] ?? run.reason ?? ''}`;
}
