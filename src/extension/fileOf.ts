import * as vscode from 'vscode';

const cellScheme = 'vscode-notebook-cell';

/** A notebook's cell is a document of its own, inside the notebook's file. */
export function isCell({ scheme }: vscode.Uri): boolean {
  return scheme === cellScheme;
}

/** The file that a document lies in: of a notebook's cell the notebook, of anything else itself. Settings and aliases apply by it. */
export function fileOf(uri: vscode.Uri): vscode.Uri {
  if (!isCell(uri)) return uri;
  const notebook = vscode.workspace.notebookDocuments.find((each) => each.uri.path === uri.path && each.getCells().some(({ document }) => document.uri.toString() === uri.toString()));
  return notebook?.uri ?? uri.with({ scheme: vscode.workspace.workspaceFolders?.[0]?.uri.scheme ?? 'file', fragment: '' });
}
