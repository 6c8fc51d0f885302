import * as vscode from 'vscode';
import { waitUntil } from '../../support/waitUntil.ts';

/** Actions whose edit is made only when they are chosen are made whole up to this number. */
const mostResolved = 20;

/** Titles of the quick fixes offered for the first occurrence of a text. */
export async function quickFixes(document: vscode.TextDocument, text: string): Promise<readonly vscode.CodeAction[]> {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`"${text}" is not in ${document.uri.path}.`);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
  const kind = vscode.CodeActionKind.QuickFix.value;
  return await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind, mostResolved);
}

/** Applies the quick fix whose title starts so, edit first and then command, as the editor does. */
export async function applyQuickFix(document: vscode.TextDocument, text: string, title: string): Promise<void> {
  // A busy editor drops a request when its text is scanned again in that moment.
  const action = await waitUntil(`the quick fix "${title}"`, async () => (await quickFixes(document, text)).find((candidate) => candidate.title.startsWith(title)));
  if (action.edit !== undefined && !(await vscode.workspace.applyEdit(action.edit))) throw new Error('The edit was refused.');
  if (action.command !== undefined) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}
