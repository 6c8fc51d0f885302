import * as vscode from 'vscode';
import type { ScanRow } from '../../core/scan/row.ts';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import { readText } from '../workspaceText.ts';
import { placesOf } from './placesOf.ts';
import type { WorkspaceRows } from './workspaceRows.ts';

/** Goes to a reference of a notebook: to the cell it stands in, where the editor shows the file as cells, else to its place in the file. */
export async function openReference({ core }: Pick<Services, 'core'>, rows: WorkspaceRows, row: ScanRow): Promise<void> {
  const [inFile] = placesOf(rows, [row]);
  if (inFile === undefined) return;
  const { uri, range } = await cellPlace(await core(), inFile.uri, row) ?? inFile;
  await vscode.commands.executeCommand('vscode.open', uri, { selection: range } satisfies vscode.TextDocumentShowOptions);
}

/** Where a row of a notebook's file stands in its cell; undefined when that is no cell's text, or no longer. */
async function cellPlace({ cellAt, LineIndex }: Core, uri: vscode.Uri, { line, column, text }: ScanRow): Promise<vscode.Location | undefined> {
  try {
    const raw = await readText(uri);
    const place = cellAt(raw, new LineIndex(raw).lineStart(line) + column - 1);
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    if (place === undefined || place.cell >= notebook.cellCount) return undefined;
    const { document } = notebook.cellAt(place.cell);
    // Unsaved edits may have moved it.
    const at = document.getText().startsWith(text, place.offset) ? place.offset : document.getText().indexOf(text);
    return at < 0 ? undefined : new vscode.Location(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + text.length)));
  } catch {
    // No extension shows notebooks here, or the file is none: it opens as the text it is.
    return undefined;
  }
}
