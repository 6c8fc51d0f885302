import * as vscode from 'vscode';

/** Titles of the quick fixes offered for the first occurrence of a text. */
export async function quickFixes(document: vscode.TextDocument, text: string): Promise<readonly vscode.CodeAction[]> {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`"${text}" is not in ${document.uri.path}.`);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
  const kind = vscode.CodeActionKind.QuickFix.value;
  return await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind);
}

/** Applies the quick fix whose title starts so, edit first and then command, as the editor does. */
export async function applyQuickFix(document: vscode.TextDocument, text: string, title: string): Promise<void> {
  const actions = await quickFixes(document, text);
  const action = actions.find((candidate) => candidate.title.startsWith(title));
  if (action === undefined) throw new Error(`No quick fix "${title}" among: ${actions.map((each) => each.title).join('; ')}`);
  if (action.edit !== undefined && !(await vscode.workspace.applyEdit(action.edit))) throw new Error('The edit was refused.');
  if (action.command !== undefined) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}
