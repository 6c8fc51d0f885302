import * as vscode from 'vscode';
import type { ScanRow } from '../../core/scan/row.ts';
import { isCell } from '../fileOf.ts';
import { commands, contextKeys, views } from '../ids.ts';
import { promptPathPattern } from '../prompts/promptFiles.ts';
import { scannedSchemes } from '../scanning/scanLanguage.ts';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';
import { createFolderScans } from './folderScans.ts';
import { followChanges } from './inventoryChanges.ts';
import { createLateInventory, type LateInventory } from './lateInventory.ts';
import { createStatusBar } from './statusBar.ts';
import { createWorkspaceRows, type WorkspaceRows } from './workspaceRows.ts';

/** Set once somebody has asked for a scan of this workspace: from then on it is made without being asked for. */
const askedKey = 'inventory.asked';

/** All models of the workspace in a view of their own, kept true while files change; gives other features its rows. */
export function registerInventory(services: Services, scanning: Scanning): WorkspaceRows {
  const { context, store, register } = services;
  const rows = createWorkspaceRows(services, createFolderScans(services, scanning));
  const inventory = createLateInventory(services, scanning, rows);
  const view = store.add(vscode.window.createTreeView(views.inventory, { treeDataProvider: inventory, showCollapseAll: true }));
  createStatusBar(rows, store);
  store.add(vscode.languages.registerHoverProvider(scannedSchemes.map((scheme) => ({ scheme })), {
    provideHover: async (document, position, token) => (await import('../inventoryBodies.ts')).provideHover(services, scanning, rows, { document, position, token }),
  }));

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
    if (rows.last !== undefined) void (await inventory.load()).prompts.refresh();
  };

  register(commands.scanWorkspace, 'Scan workspace', async () => {
    const { requireFolder } = await import('../inventoryBodies.ts');
    requireFolder();
    await context.workspaceState.update(askedKey, true);
    await vscode.commands.executeCommand(`${views.inventory}.focus`, { preserveFocus: true });
    await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: 'Scanning for models', cancellable: true }, scanWith);
  });
  register(commands.showInventory, 'Show Inventory', () => vscode.commands.executeCommand(`${views.inventory}.focus`));
  register(commands.showUses, 'Show uses', async (model) => (await import('../inventoryBodies.ts')).showUses(rows, model));
  register(commands.openReference, 'Go to', async (row) => (await import('../inventoryBodies.ts')).openReference(services, rows, row as ScanRow));
  register(commands.groupInventory, 'Group Inventory', async () => (await import('../inventoryBodies.ts')).chooseGrouping((await inventory.load()).tree));
  register(commands.sortInventory, 'Sort Inventory', async () => (await import('../inventoryBodies.ts')).chooseOrder((await inventory.load()).tree));
  register(commands.filterInventory, 'Filter Inventory', async () => (await import('../inventoryBodies.ts')).chooseFilter((await inventory.load()).tree));
  register(commands.exportInventory, 'Export Inventory', async () => (await import('../inventoryBodies.ts')).exportInventory(services, rows, (await inventory.load()).prompts));

  const scanOnceAsked = (): void => {
    if (view.visible && rows.last === undefined && !rows.scanning && context.workspaceState.get(askedKey) === true) void scanAll();
  };
  store.add(view.onDidChangeVisibility(scanOnceAsked));
  scanOnceAsked();
  for (const changed of [rows.onDidChange, inventory.onDidChangeTreeData]) store.add(changed(() => describe(view, rows, inventory)));
  store.add(scanning.onDidScan(({ source, result }) => {
    // A cell is a part of its file, which counts once it is saved.
    if (rows.last === undefined || isCell(source.uri)) return;
    // Without the facts, every risk would jump down and, a second later, up again.
    if (result.lacksFacts === true) return;
    if (promptPathPattern.test(source.uri.path)) void inventory.load().then(({ prompts }) => prompts.refresh([source.uri]));
    void services.core().then(({ scanRows }) => rows.replace(source.uri, scanRows(result, source.getText(), vscode.workspace.asRelativePath(source.uri))));
  }));
  followChanges(rows, inventory, scanAll, services);
  return rows;
}

function describe(view: vscode.TreeView<unknown>, { last, scanning }: WorkspaceRows, inventory: LateInventory): void {
  const files = inventory.now?.prompts.rows.length ?? 0;
  const models = new Set(last?.rows.map(({ model }) => model)).size;
  view.description = scanning ? 'scanning…' : last === undefined ? '' : [`${models} models`, ...(files === 0 ? [] : [`${files} prompt files`])].join(' · ');
  view.message = !scanning && last?.rows.length === 0 && files === 0 ? 'No model id was found in this workspace.' : '';
}
