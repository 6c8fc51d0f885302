import * as vscode from 'vscode';
import { defaultInventoryFilter, inventoryOf, type InventoryFilter, type InventoryGroup, type InventoryGrouping, type InventoryNode } from '../../core/inventory/inventory.ts';
import type { Severity } from '../../core/scan/types.ts';
import type { WorkspaceRows } from './workspaceRows.ts';

/** The Inventory's tree, and how it is looked at. */
export interface InventoryTree extends vscode.TreeDataProvider<InventoryNode> {
  grouping: InventoryGrouping;
  filter: InventoryFilter;
  /** Top level, as it is shown now. */
  readonly groups: readonly InventoryGroup[];
  readonly onDidChangeTreeData: vscode.Event<void>;
}

const icons: Readonly<Record<Severity, vscode.ThemeIcon>> = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  info: new vscode.ThemeIcon('info'),
  hint: new vscode.ThemeIcon('lightbulb'),
};

const plainIcons: Readonly<Record<InventoryGroup['kind'], vscode.ThemeIcon>> = {
  model: new vscode.ThemeIcon('symbol-constant'), alias: new vscode.ThemeIcon('symbol-key'), file: vscode.ThemeIcon.File,
  owner: new vscode.ThemeIcon('person'),
};

export function createInventoryTree(rows: WorkspaceRows, store: { add<T extends vscode.Disposable>(disposable: T): T }): InventoryTree {
  const changed = store.add(new vscode.EventEmitter<void>());
  let grouping: InventoryGrouping = 'model';
  let filter = defaultInventoryFilter;
  let shown: readonly InventoryGroup[] | undefined;
  const refresh = (): void => {
    shown = undefined;
    changed.fire();
  };
  store.add(rows.onDidChange(refresh));
  const groups = (): readonly InventoryGroup[] => (shown ??= inventoryOf(rows.last?.rows ?? [], { grouping, filter, ownersOf: rows.ownersOf }));

  return {
    get grouping() {
      return grouping;
    },
    set grouping(value) {
      grouping = value;
      refresh();
    },
    get filter() {
      return filter;
    },
    set filter(value) {
      filter = value;
      refresh();
    },
    get groups() {
      return groups();
    },
    onDidChangeTreeData: changed.event,
    getChildren: (node) => (node === undefined ? [...groups()] : node.kind === 'reference' ? [] : [...node.children]),
    getTreeItem: (node) => (node.kind === 'reference' ? referenceItem(node, rows) : groupItem(node, rows)),
  };
}

function groupItem(node: InventoryGroup, rows: WorkspaceRows): vscode.TreeItem {
  const { key, kind, label, state, severity, count, children } = node;
  const name = kind === 'file' ? label.slice(label.lastIndexOf('/') + 1) : label;
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = key;
  const folder = kind === 'file' ? label.slice(0, Math.max(0, label.lastIndexOf('/'))) : '';
  item.description = [String(count), state, folder].filter((part) => part !== undefined && part !== '').join(' · ');
  item.iconPath = severity === undefined || (kind === 'file' && severity !== 'error') ? plainIcons[kind] : icons[severity];
  item.contextValue = kind;
  item.accessibilityInformation = { label: `${label}, ${count === 1 ? '1 reference' : `${count} references`}${state === undefined ? '' : `, ${state}`}` };
  const [first] = children;
  if (kind === 'file' && first?.kind === 'reference') {
    const uri = rows.uriOf(first.row);
    if (uri !== undefined) item.resourceUri = uri;
  }
  return item;
}

function referenceItem({ key, row }: Extract<InventoryNode, { kind: 'reference' }>, rows: WorkspaceRows): vscode.TreeItem {
  const item = new vscode.TreeItem(`${row.line}: ${row.text}`, vscode.TreeItemCollapsibleState.None);
  item.id = key;
  const [worst] = row.findings;
  item.description = [row.role, ...row.findings.map(({ rule }) => rule.slice(rule.indexOf('/') + 1))].join(' · ');
  if (worst !== undefined) item.tooltip = row.findings.map(({ message }) => message).join('\n');
  item.contextValue = 'reference';
  const uri = rows.uriOf(row);
  if (uri !== undefined) {
    const selection = new vscode.Range(row.line - 1, row.column - 1, row.endLine - 1, row.endColumn - 1);
    item.command = { title: 'Go to', command: 'vscode.open', arguments: [uri, { selection } satisfies vscode.TextDocumentShowOptions] };
  }
  return item;
}
