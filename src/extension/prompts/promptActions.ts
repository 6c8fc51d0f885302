import * as vscode from 'vscode';
import { commands } from '../ids.ts';

/** What can be done about an edited release: the edit becomes a version of its own. */
export function createPromptActions(): vscode.CodeActionProvider {
  return {
    provideCodeActions(document, _range, { diagnostics }) {
      return diagnostics.filter(isEditedRelease).map((diagnostic) => {
        const action = new vscode.CodeAction('Make it a new version…', vscode.CodeActionKind.QuickFix);
        action.diagnostics = [diagnostic];
        action.isPreferred = true;
        action.command = { command: commands.newPromptVersion, title: action.title, arguments: [document.uri] };
        return action;
      });
    },
  };
}

function isEditedRelease({ source, code }: vscode.Diagnostic): boolean {
  return source === 'Promptshift' && typeof code === 'object' && code.value === 'prompt/edited-release';
}
