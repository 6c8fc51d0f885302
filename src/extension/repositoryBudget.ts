import * as vscode from 'vscode';
import { loadOnFirstUse } from './core.ts';
import { fileOf } from './fileOf.ts';
import { today } from './scanning/repositorySettings.ts';
import { createWorkspaceFiles } from './workspaceFiles.ts';

/**
 * `budgets.usdPerRun` of the `promptshift.json` nearest to a file, in US dollars; undefined where it sets none, and for what is no file yet.
 * @throws PromptshiftError `configuration` for a file with a mistake: where money is spent, no default stands in for it
 */
export async function repositoryBudget(uri: vscode.Uri, signal: AbortSignal): Promise<number | undefined> {
  const file = fileOf(uri);
  if (file.scheme === 'untitled') return undefined;
  const { repositoryBudget: budgetOf } = await loadOnFirstUse();
  const folder = vscode.Uri.joinPath(file, '..').fsPath;
  return await budgetOf(folder, { files: createWorkspaceFiles(file), today: today(), signal, show: (path) => vscode.workspace.asRelativePath(path) });
}
