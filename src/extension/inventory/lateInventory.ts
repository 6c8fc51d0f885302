import * as vscode from 'vscode';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';
import type { InventoryLine, InventoryTree } from './inventoryTree.ts';
import type { WorkspacePrompts } from './workspacePrompts.ts';
import type { WorkspaceRows } from './workspaceRows.ts';

/** What the Inventory shows and how it is looked at. */
export type Inventory = { readonly tree: InventoryTree; readonly prompts: WorkspacePrompts };

/** The Inventory's view, which loads what it shows with the first scan. */
export interface LateInventory extends vscode.TreeDataProvider<InventoryLine> {
  readonly onDidChangeTreeData: vscode.Event<void>;
  /** Undefined as long as nobody needed it. */
  readonly now: Inventory | undefined;
  load(): Promise<Inventory>;
}

export function createLateInventory(services: Services, scanning: Pick<Scanning, 'repository'>, rows: WorkspaceRows): LateInventory {
  const changed = services.store.add(new vscode.EventEmitter<void>());
  let now: Inventory | undefined;
  let loading: Promise<Inventory> | undefined;
  const announce = (): void => {
    now?.tree.forget();
    changed.fire();
  };
  services.store.add(rows.onDidChange(announce));
  const load = async (): Promise<Inventory> => {
    const { createInventoryTree, createWorkspacePrompts } = await import('../inventoryBodies.ts');
    const prompts = createWorkspacePrompts(services, scanning, rows, announce);
    now = { prompts, tree: createInventoryTree(rows, prompts, announce) };
    return now;
  };
  const once = (): Promise<Inventory> => (loading ??= load());
  return {
    onDidChangeTreeData: changed.event,
    get now() {
      return now;
    },
    load: once,
    getChildren: async (line) => (rows.last === undefined ? [] : [...(await once()).tree.getChildren(line)]),
    getTreeItem: async (line) => (await once()).tree.getTreeItem(line),
  };
}
