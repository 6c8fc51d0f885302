import * as vscode from 'vscode';
import type { ScanRow } from '../../core/scan/row.ts';
import type { WorkspaceRows } from './workspaceRows.ts';

/** Where rows are, as the editor counts. */
export function placesOf(rows: WorkspaceRows, members: readonly ScanRow[]): readonly vscode.Location[] {
  return members.flatMap((row) => {
    const file = rows.uriOf(row);
    return file === undefined ? [] : [new vscode.Location(file, new vscode.Range(row.line - 1, row.column - 1, row.endLine - 1, row.endColumn - 1))];
  });
}
