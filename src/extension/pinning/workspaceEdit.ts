import * as vscode from 'vscode';
import type { FileChange } from '../../core/aliases/pin/types.ts';

/** One edit for all files of a plan, so that one Undo takes all of it back, created files too. */
export async function toWorkspaceEdit(root: vscode.Uri, files: readonly FileChange[]): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  for (const file of files) {
    const uri = vscode.Uri.joinPath(root, file.path);
    if ('create' in file) {
      edit.createFile(uri, { contents: new TextEncoder().encode(file.create) });
      continue;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    for (const { range, newText } of file.edits) {
      edit.replace(uri, new vscode.Range(document.positionAt(range.start), document.positionAt(range.end)), newText);
    }
  }
  return edit;
}
