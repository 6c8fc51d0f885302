import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { WorkspaceRows } from '../inventory/workspaceRows.ts';
import type { Scanning } from '../scanning/scanning.ts';
import { toRange } from '../scanning/translate.ts';
import type { Services } from '../services.ts';

type Places = ReadonlyMap<vscode.TextDocument, readonly { readonly range: vscode.Range; readonly from: string; readonly to: string }[]>;

/**
 * Pins every floating id of the workspace to the snapshot it stands for today, all at once or after the editor's refactor preview.
 * @throws PromptshiftError `configuration` when the workspace was not scanned, or nothing in it can be pinned so
 */
export async function pinWorkspace({ logger }: Pick<Services, 'logger'>, scanning: Scanning, rows: WorkspaceRows): Promise<void> {
  if (rows.last === undefined) throw new PromptshiftError('configuration', 'The workspace was not scanned yet.', 'Run "Promptshift: Scan workspace" first.');
  const found = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Looking for floating models', cancellable: true },
    async (_progress, token) => await floatingPlaces(scanning, rows, token),
  );
  if (found === undefined) return;
  const places = [...found.values()].flat();
  if (places.length === 0) throw new PromptshiftError('configuration', 'No floating model here has a snapshot that lives.', 'The Inventory says what else there is to do about each.');
  const what = `${places.length === 1 ? '1 floating id' : `${places.length} floating ids`} in ${found.size === 1 ? '1 file' : `${found.size} files`}`;
  const moves = [...new Set(places.map(({ from, to }) => `${from} → ${to}`))].toSorted();
  const answer = await vscode.window.showInformationMessage(`Pin ${what} to their snapshots?`, { modal: true, detail: `${moves.join('\n')}\nThese are the models that answer today.` }, 'Pin all', 'Review…');
  if (answer === undefined) return;
  const review = answer !== 'Pin all';
  // as a refactoring, the editor saves the files it changed in the background
  const applied = await vscode.workspace.applyEdit(editOf(found, review), { isRefactoring: true });
  // a preview that is discarded is an answer, not a failure
  if (!applied && !review) throw new PromptshiftError('configuration', 'The editor did not apply the change.', 'Close other unsaved versions of the files and try again.');
  if (applied) logger.info(`Pinned ${review ? 'what was ticked of ' : ''}${what} to their snapshots.`);
}

/** Undefined when it was cancelled. */
async function floatingPlaces(scanning: Scanning, rows: WorkspaceRows, token: vscode.CancellationToken): Promise<Places | undefined> {
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort());
  const files = new Map<string, vscode.Uri>();
  for (const row of rows.last?.rows ?? []) {
    const uri = row.findings.some(({ rule }) => rule === 'model/floating') ? rows.uriOf(row) : undefined;
    if (uri !== undefined) files.set(uri.toString(), uri);
  }
  const found = new Map<vscode.TextDocument, readonly { readonly range: vscode.Range; readonly from: string; readonly to: string }[]>();
  for (const uri of files.values()) {
    if (token.isCancellationRequested) return undefined;
    // A notebook's cells are documents of their own; its raw file is not edited behind its back.
    if (uri.path.endsWith('.ipynb')) continue;
    const document = await vscode.workspace.openTextDocument(uri);
    const scanned = await scanning.scan(document, stop.signal);
    const places = (scanned?.references ?? []).flatMap(({ text, findings }) => findings.flatMap(({ range, fix }) =>
      (fix?.reason === 'snapshot' ? [{ range: toRange(document, range), from: text, to: fix.replacement }] : [])));
    if (places.length > 0) found.set(document, places);
  }
  return found;
}

function editOf(found: Places, review: boolean): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const [{ uri }, places] of found) {
    for (const { range, from, to } of places) edit.replace(uri, range, to, review ? { label: `${from} → ${to}`, needsConfirmation: true } : undefined);
  }
  return edit;
}
