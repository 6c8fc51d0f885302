import * as vscode from 'vscode';
import { modelsConfigName } from '../../core/aliases/types.ts';
import { PromptshiftError } from '../../core/errors.ts';
import type { ComparePanelState, PanelAction } from '../../core/views/comparePanel.ts';
import { commands } from '../ids.ts';
import type { Services } from '../services.ts';
import { findUpward } from '../workspaceText.ts';
import type { AnswerDocuments } from './answerDocuments.ts';
import { fileOfPrompt } from '../prompts/codePromptUri.ts';
import { showHistory } from './history.ts';
import { loadInputs } from './loadInputs.ts';
import { saveCase } from './saveCase.ts';

/** Does what a button under the answers says; the panel's new state when it changes, else undefined. */
export async function doPanelAction(
  services: Services, documents: AnswerDocuments, state: ComparePanelState, action: PanelAction,
): Promise<ComparePanelState | undefined> {
  switch (action) {
    case 'loadInputs':
      return await loadInputs(services, state);
    case 'openDiff':
      return void (await openDiff(documents, state));
    case 'copyMarkdown':
      return void (await copyMarkdown(services, state));
    case 'saveCase':
      return void (await saveCase(services, state));
    case 'history':
      return await showHistory(services, state);
    case 'setCandidate':
      return void (await setCandidate(state));
  }
}

async function openDiff(documents: AnswerDocuments, { view, promptUri }: ComparePanelState): Promise<void> {
  const { baseline, candidate } = documents.show(view, promptUri);
  const title = `${view.title}: ${view.baseline.model} ↔ ${view.candidate.model}`;
  await vscode.commands.executeCommand('vscode.diff', baseline, candidate, title, { viewColumn: vscode.ViewColumn.One, preview: false });
}

async function copyMarkdown({ core }: Services, { view }: ComparePanelState): Promise<void> {
  const { comparisonToMarkdown } = await core();
  await vscode.env.clipboard.writeText(comparisonToMarkdown(view));
  void vscode.window.showInformationMessage('The comparison is on the clipboard, as Markdown.');
}

/** The model that is the candidate here becomes that of the alias, after a look at the change. */
async function setCandidate({ view, promptUri }: ComparePanelState): Promise<void> {
  const { alias } = view.baseline;
  const config = await findUpward(fileOfPrompt(vscode.Uri.parse(promptUri)), modelsConfigName);
  if (alias === undefined || config === undefined) {
    throw new PromptshiftError('configuration', 'The baseline is not an alias, so there is no candidate to set.', 'Pin the model behind an alias, then compare that.');
  }
  await vscode.commands.executeCommand(commands.setCandidate, config, alias, view.candidate.model);
}
