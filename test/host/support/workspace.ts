import * as vscode from 'vscode';

/** The folder that is open: a scratch copy of the sample workspace. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('No folder is open.');
  return folder.uri;
}

export function uriOf(path: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), path);
}

/** Opens a file of the workspace in an editor, as a person would. */
export async function openFile(path: string): Promise<vscode.TextEditor> {
  return await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(path)));
}

/** Every unsaved change is taken back, also where another editor is the active one: the next test finds the files as they are on disk. */
export async function closeEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && uri.scheme === 'file')) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Replaces the only occurrence of a text in an editor, unsaved. */
export async function replaceText({ document, edit }: vscode.TextEditor, before: string, after: string): Promise<void> {
  const start = document.getText().indexOf(before);
  if (start < 0) throw new Error(`"${before}" is not in ${document.uri.path}.`);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + before.length));
  if (!(await edit((builder) => builder.replace(range, after)))) throw new Error('The editor refused the edit.');
}
