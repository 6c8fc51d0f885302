import * as vscode from 'vscode';
import type { FileChange } from '../../core/aliases/pin/types.ts';
import { toRange } from '../scanning/translate.ts';

/**
 * One edit for all files of a plan, so that one Undo takes all of it back, created files too. With `preview` the editor shows it first: the edits of the
 * file `asks` wait for a tick, what they need (alias, accessor) is ticked. Edits of `source.path` go to the document given, which may be a notebook's cell.
 */
export async function toWorkspaceEdit(
  root: vscode.Uri, files: readonly FileChange[], source: { readonly path: string; readonly document: vscode.TextDocument }, preview?: { readonly label: string; readonly asks: string },
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  for (const file of files) {
    const metadata = preview === undefined ? undefined : { label: preview.label, needsConfirmation: file.path === preview.asks };
    const uri = vscode.Uri.joinPath(root, file.path);
    if ('create' in file) {
      edit.createFile(uri, { contents: new TextEncoder().encode(file.create) }, metadata);
      continue;
    }
    const document = file.path === source.path ? source.document : await vscode.workspace.openTextDocument(uri);
    for (const { range, newText } of file.edits) {
      edit.replace(document.uri, toRange(document, range), newText, metadata);
    }
  }
  return edit;
}
