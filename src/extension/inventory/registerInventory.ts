import * as vscode from 'vscode';
import type { ScanRow } from '../../core/report/types.ts';
import { isCell } from '../fileOf.ts';
import { commands, contextKeys, views } from '../ids.ts';
import { scannedSchemes } from '../scanning/scanLanguage.ts';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';
import { createFolderScans } from './folderScans.ts';
import { createHoverProvider, showUses } from './hover.ts';
import { followChanges } from './inventoryChanges.ts';
import { createInventoryTree } from './inventoryTree.ts';
import { createStatusBar } from './statusBar.ts';
import { createWorkspaceRows, type WorkspaceRows } from './workspaceRows.ts';

/** Set once somebody has asked for a scan of this workspace: from then on it is made without being asked for. */
const askedKey = 'inventory.asked';

/** All models of the workspace in a view of their own, kept true while files change; gives other features its rows. */
export function registerInventory(services: Services, scanning: Scanning): WorkspaceRows {
  const { context, store, register } = services;
  const rows = createWorkspaceRows(services, createFolderScans(services, scanning));
  const tree = createInventoryTree(rows, store);
  const view = store.add(vscode.window.createTreeView(views.inventory, { treeDataProvider: tree, showCollapseAll: true }));
  createStatusBar(rows, store);
  store.add(vscode.languages.registerHoverProvider(scannedSchemes.map((scheme) => ({ scheme })), createHoverProvider(services, scanning, rows)));

  const scanAll = async (): Promise<void> => {
    const where = { location: { viewId: views.inventory } };
    await vscode.window.withProgress(where, (progress, token) => scanWith(progress, token));
  };
  const scanWith = async (progress: vscode.Progress<{ message?: string }>, token: vscode.CancellationToken): Promise<void> => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    await rows.scanAll(stop.signal, (files) => progress.report({ message: `${files} files` })).catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
    await vscode.commands.executeCommand('setContext', contextKeys.scanned, rows.last !== undefined);
  };

  register(commands.scanWorkspace, 'Scan workspace', async () => {
    const { requireFolder } = await import('../commandBodies.ts');
    requireFolder();
    await context.workspaceState.update(askedKey, true);
    await vscode.commands.executeCommand(`${views.inventory}.focus`, { preserveFocus: true });
    await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: 'Scanning for models', cancellable: true }, scanWith);
  });
  register(commands.showInventory, 'Show Inventory', () => vscode.commands.executeCommand(`${views.inventory}.focus`));
  register(commands.showUses, 'Show uses', (model) => showUses(rows, model));
  register(commands.openReference, 'Go to', async (row) => (await import('../commandBodies.ts')).openReference(services, rows, row as ScanRow));
  register(commands.groupInventory, 'Group Inventory', async () => (await import('../commandBodies.ts')).chooseGrouping(tree));
  register(commands.sortInventory, 'Sort Inventory', async () => (await import('../commandBodies.ts')).chooseOrder(tree));
  register(commands.filterInventory, 'Filter Inventory', async () => (await import('../commandBodies.ts')).chooseFilter(tree));
  register(commands.exportInventory, 'Export Inventory', async () => (await import('../commandBodies.ts')).exportInventory(services, rows));

  const scanOnceAsked = (): void => {
    if (view.visible && rows.last === undefined && !rows.scanning && context.workspaceState.get(askedKey) === true) void scanAll();
  };
  store.add(view.onDidChangeVisibility(scanOnceAsked));
  scanOnceAsked();
  store.add(rows.onDidChange(() => describe(view, rows)));
  store.add(scanning.onDidScan(({ source, result }) => {
    // A cell is a part of its file, which counts once it is saved.
    if (rows.last === undefined || isCell(source.uri)) return;
    // Without the facts, every risk would jump down and, a second later, up again.
    if (result.lacksFacts === true) return;
    void services.core().then(({ scanRows }) => rows.replace(source.uri, scanRows(result, source.getText(), vscode.workspace.asRelativePath(source.uri))));
  }));
  followChanges(rows, scanAll, services);
  return rows;
}

function describe(view: vscode.TreeView<unknown>, { last, scanning }: WorkspaceRows): void {
  const models = new Set(last?.rows.map(({ model }) => model)).size;
  view.description = scanning ? 'scanning…' : last === undefined ? '' : `${models} models`;
  view.message = !scanning && last?.rows.length === 0 ? 'No model id was found in this workspace.' : '';
}
