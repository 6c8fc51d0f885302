import * as vscode from 'vscode';
import { isModelsConfig } from '../../core/aliases/types.ts';
import { languageOf } from '../../core/scan/languageOf.ts';
import type { Services } from '../services.ts';
import { workspaceFolders } from './folderScans.ts';
import type { LateInventory } from './lateInventory.ts';
import type { WorkspaceRows } from './workspaceRows.ts';

/** Pause after the last change before files are scanned again, in ms. */
const settleMs = 700;
/** When more files than this change at once (another branch), everything is looked at: what did not change is known by its content. */
const fewFiles = 200;

/** Keeps references and prompts true while files change on disk. */
export function followChanges(rows: WorkspaceRows, inventory: LateInventory, scanAgain: () => Promise<void>, { clock, store, logger }: Pick<Services, 'clock' | 'store' | 'logger'>): void {
  const pending = new Map<string, vscode.Uri>();
  let waiting: AbortController | undefined;
  const settle = (): void => {
    const uris = [...pending.values()];
    pending.clear();
    const everything = uris.length > fewFiles || uris.some(({ path }) => isModelsConfig(path) || path.endsWith('/promptshift.json') || path.endsWith('/.gitignore'));
    const done = everything ? scanAgain() : rows.refresh(uris).then(async () => (await inventory.load()).prompts.refresh(uris));
    done.catch((error: unknown) => logger.warn(`The Inventory could not be brought up to date: ${String(error)}`));
  };
  const touched = (uri: vscode.Uri): void => {
    if (rows.last === undefined || uri.path.includes('/.git/') || uri.path.includes('/node_modules/')) return;
    if (languageOf(uri.path) === undefined && !uri.path.endsWith('/.gitignore')) return;
    pending.set(uri.toString(), uri);
    waiting?.abort();
    waiting = new AbortController();
    clock.sleep(settleMs, waiting.signal).then(settle, () => undefined);
  };
  const watch = (folder: vscode.Uri): vscode.Disposable => {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**/*'));
    return vscode.Disposable.from(watcher, watcher.onDidChange(touched), watcher.onDidCreate(touched), watcher.onDidDelete(touched));
  };
  let watchers = vscode.Disposable.from(...workspaceFolders().map(watch));
  store.add({ dispose: () => watchers.dispose() });
  store.add(
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      watchers.dispose();
      watchers = vscode.Disposable.from(...workspaceFolders().map(watch));
      if (rows.last !== undefined) void scanAgain();
    }),
  );
}
