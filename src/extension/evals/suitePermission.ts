import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { SuiteRisk } from '../../core/evals/suites/suiteRisks.ts';
import type { EvalPlan } from '../../core/evals/runner/types.ts';

/** What a person allowed a suite to do. */
export type SuitePermission = { readonly code: boolean };

/**
 * Asks before a suite is run: how much it will ask for, and whether its code may run. Undefined when the person says no.
 * @throws PromptshiftError `configuration` for what nobody is asked about: files outside of the workspace, an endpoint of the suite's own
 */
export async function askSuitePermission({ suite, cases, repeat, sides }: EvalPlan, risks: readonly SuiteRisk[]): Promise<SuitePermission | undefined> {
  for (const { kind, place } of risks) {
    if (kind === 'outside') throw new PromptshiftError('configuration', `${place.path}:${place.line} names a file outside of the workspace.`, 'Put the file into the workspace.');
    if (kind === 'endpoint') throw new PromptshiftError('configuration', `${place.path}:${place.line} names an endpoint of its own, which the editor does not use. Nothing was sent.`, 'Set promptshift.openai.baseUrl yourself, and take the endpoint out of the suite.');
  }
  const code = risks.some(({ kind }) => kind === 'code');
  const requests = cases.length * repeat * 2;
  const budget = suite.budget === undefined ? 'The suite has no budget.' : `At most $${suite.budget.usd.toFixed(2)} are spent.`;
  const detail = [
    `${sides.baseline.model.model} and ${sides.candidate.model.model}, ${cases.length.toLocaleString('en-US')} cases${repeat === 1 ? '' : ` × ${repeat}`}: at least ${requests.toLocaleString('en-US')} requests. ${budget}`,
    ...(code ? ['It has assertions that are code of this workspace. They run in a process without files and environment.'] : []),
  ].join('\n');
  const run = code ? 'Run, code included' : 'Run';
  return (await vscode.window.showInformationMessage(`Run ${suite.name}?`, { modal: true, detail }, run)) === run ? { code } : undefined;
}
