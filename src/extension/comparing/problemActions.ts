import * as vscode from 'vscode';
import type { ProblemAction } from '../../core/views/comparePanel.ts';
import { commands } from '../ids.ts';

/** What the buttons of a problem do, on every page. */
export const problemActions: Readonly<Record<ProblemAction, () => unknown>> = {
  setApiKey: () => vscode.commands.executeCommand(commands.setApiKey),
  manageTrust: () => vscode.commands.executeCommand('workbench.trust.manage'),
  openSettings: () => vscode.commands.executeCommand('workbench.action.openSettings', 'promptshift.openai'),
  showLog: () => vscode.commands.executeCommand(commands.showLog),
};
