import * as vscode from 'vscode';
import type { EvalPlan } from '../../core/evals/runner/types.ts';
import type { SuiteCase } from '../../core/evals/suites/types.ts';
import type { KnownComparison } from './openComparison.ts';

/** A case of a suite as the panel asks it: the suite's prompt, below the workspace folder, on both models, with the case's inputs. */
export function knownCase(folder: vscode.Uri, prompt: string, { sides: { baseline, candidate } }: Pick<EvalPlan, 'sides'>, { vars }: Pick<SuiteCase, 'vars'>): Pick<KnownComparison, 'promptUri' | 'requested' | 'inputs'> {
  return {
    promptUri: vscode.Uri.joinPath(folder, prompt).toString(),
    requested: { baseline: baseline.model.requested, candidate: candidate.model.requested },
    inputs: vars,
  };
}

/** Says what of a case the panel has no place for; nothing where it has all of it. */
export function tellLeftOut({ id, messages, toolResults }: Pick<SuiteCase, 'id' | 'messages' | 'toolResults'>): void {
  const lost = [...(messages.length === 0 ? [] : ['earlier turns']), ...(Object.keys(toolResults).length === 0 ? [] : ['tool results'])];
  if (lost.length > 0) void vscode.window.showInformationMessage(`Case ${id}: its ${lost.join(' and ')} are no part of the comparison. Run the case in the Test Explorer to have them.`);
}
