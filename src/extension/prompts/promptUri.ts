import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';

/**
 * The prompt that a command is about: the one its lens or menu names, else that of the active editor.
 * @throws PromptshiftError `configuration` when there is none
 */
export function promptUriFrom([target]: readonly unknown[]): vscode.Uri {
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  if (uri !== undefined) return uri;
  throw new PromptshiftError('configuration', 'There is no prompt to work on.', 'Open a prompt file, such as prompts/triage/1.2.0.md, and try again.');
}
