import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { EvalCaseResult } from '../../core/evals/runner/evalCaseResult.ts';
import type { PastResult } from '../../core/evals/results/readPastResult.ts';
import type { CaseDetails, RunRef } from '../../core/views/results.ts';
import { knownCase } from '../comparing/knownCase.ts';
import type { CaseLines } from '../../node/evals/caseLines.ts';
import { requireRunFolder } from './keptResult.ts';
import type { PageDeps } from './pageDeps.ts';

/** Time that finding a case's answers in a journal may take, in ms. */
const readWithinMs = 60_000;

/** A case with its answers, read from the journal. */
export async function showDetails({ services }: PageDeps, lines: CaseLines, { result, plan }: PastResult, id: string): Promise<CaseDetails> {
  const { caseDetails, notComparable, readCaseAnswers } = await services.core();
  const answers = await readCaseAnswers(lines.of(id), id, AbortSignal.timeout(readWithinMs));
  return caseDetails(caseOf(result, id), plan?.cases.find((one) => one.id === id), answers, { notComparable: notComparable(plan, id), againstReference: result.reference !== undefined });
}

/** Shows a case's recorded answers in the compare panel; nothing is sent. */
export async function compareCase({ services, comparing }: PageDeps, { ref, lines }: { readonly ref: RunRef; readonly lines: CaseLines }, { result, plan }: PastResult, id: string): Promise<void> {
  const { caseComparison, notComparable, readCaseAnswers, toComparisonView } = await services.core();
  const problem = notComparable(plan, id);
  const written = plan?.cases.find((one) => one.id === id);
  if (plan?.prompt === undefined || written === undefined || problem !== undefined) {
    throw new PromptshiftError('configuration', problem ?? 'The case cannot be compared.', 'Its answers are on the results page.');
  }
  const answers = await readCaseAnswers(lines.of(id), id, AbortSignal.timeout(readWithinMs));
  const comparison = await caseComparison(plan, written, answers, result);
  const { baseline, candidate } = plan.sides;
  await comparing.show({
    ...knownCase(requireRunFolder(ref), plan.prompt.path, plan, written),
    parameters: { baseline: baseline.parameters, candidate: candidate.parameters },
    runs: comparison.runs,
    view: toComparisonView(comparison),
  });
}

/** Opens the file that a case is written in, at its line. */
export async function openCaseFile(ref: RunRef, { result }: PastResult, id: string): Promise<void> {
  const { place } = caseOf(result, id);
  const line = Math.max(0, place.line - 1);
  await vscode.window.showTextDocument(vscode.Uri.joinPath(requireRunFolder(ref), place.path), { selection: new vscode.Range(line, 0, line, 0) });
}

function caseOf({ cases }: PastResult['result'], id: string): EvalCaseResult {
  const found = cases.find((one) => one.id === id);
  if (found === undefined) throw new PromptshiftError('configuration', `The run has no case "${id}".`, 'Choose one of the table.');
  return found;
}
