import * as vscode from 'vscode';
import type { InventoryGrouping, InventoryOrder } from '../../core/inventory/inventory.ts';
import type { Role } from '../../core/scan/types.ts';
import type { InventoryTree } from './inventoryTree.ts';

const groupings: readonly { readonly label: string; readonly value: InventoryGrouping }[] = [
  { label: 'Model', value: 'model' }, { label: 'File', value: 'file' }, { label: 'Owner', value: 'owner' }, { label: 'Risk', value: 'risk' },
];

const orders: readonly { readonly label: string; readonly detail: string; readonly value: InventoryOrder }[] = [
  { label: 'Gravest finding first', detail: 'what is retired, then what is going away', value: 'finding' },
  { label: 'Highest risk first', detail: 'where a change of the model would hurt most', value: 'risk' },
];

const roles: readonly { readonly label: Role; readonly description: string }[] = [
  { label: 'usage', description: 'selects the model that is called' },
  { label: 'branch', description: 'behaviour depends on the model' },
  { label: 'dynamic', description: 'only completed at run time' },
  { label: 'catalog', description: 'lists known models' },
  { label: 'assert', description: 'expected in a test' },
  { label: 'mention', description: 'text, comments, addresses' },
];

const onlyFindings = 'Only references and prompts with a finding';
const prompts = 'Prompts';

export async function chooseGrouping(tree: InventoryTree): Promise<void> {
  const items = groupings.map((item) => ({ ...item, ...(item.value === tree.grouping ? { description: 'now' } : {}) }));
  const chosen = await vscode.window.showQuickPick(items, { title: 'Group the Inventory by' });
  if (chosen !== undefined) tree.grouping = chosen.value;
}

export async function chooseOrder(tree: InventoryTree): Promise<void> {
  const items = orders.map((item) => ({ ...item, ...(item.value === tree.order ? { description: 'now' } : {}) }));
  const chosen = await vscode.window.showQuickPick(items, { title: 'Sort the Inventory by' });
  if (chosen !== undefined) tree.order = chosen.value;
}

export async function chooseFilter(tree: InventoryTree): Promise<void> {
  const { filter } = tree;
  const items: vscode.QuickPickItem[] = [
    ...roles.map(({ label, description }) => ({ label, description, picked: filter.roles.includes(label) })),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: prompts, description: 'prompt files, with their versions and problems', picked: filter.prompts },
    { label: onlyFindings, picked: filter.onlyFindings },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: 'Show in the Inventory', canPickMany: true });
  if (chosen === undefined) return;
  const picked = new Set(chosen.map(({ label }) => label));
  tree.filter = { roles: roles.map(({ label }) => label).filter((role) => picked.has(role)), onlyFindings: picked.has(onlyFindings), prompts: picked.has(prompts) };
}
