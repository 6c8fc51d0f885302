import * as vscode from 'vscode';
import { defaultInventoryFilter, inventoryOf, type InventoryFilter, type InventoryGroup, type InventoryGrouping, type InventoryNode, type InventoryOrder } from '../../core/inventory/inventory.ts';
import { riskLine, riskSentence } from '../../core/inventory/riskLevels.ts';
import { ruleWord } from '../../core/scan/severity.ts';
import type { Severity } from '../../core/scan/types.ts';
import { commands } from '../ids.ts';
import { placesOf } from './placesOf.ts';
import type { WorkspaceRows } from './workspaceRows.ts';

/** The Inventory's tree, and how it is looked at. */
export interface InventoryTree extends vscode.TreeDataProvider<InventoryNode> {
  grouping: InventoryGrouping;
  order: InventoryOrder;
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
  model: new vscode.ThemeIcon('symbol-constant'), alias: new vscode.ThemeIcon('tag'), file: vscode.ThemeIcon.File,
  owner: new vscode.ThemeIcon('person'), risk: new vscode.ThemeIcon('flame'),
};

/** Told apart by shape as well: in high contrast all have one colour. */
const riskIcons: Readonly<Record<'high' | 'medium' | 'low' | 'none', vscode.ThemeIcon>> = {
  high: new vscode.ThemeIcon('flame', new vscode.ThemeColor('list.errorForeground')), medium: new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('list.warningForeground')),
  low: new vscode.ThemeIcon('circle-outline'), none: new vscode.ThemeIcon('circle-slash'),
};

export function createInventoryTree(rows: WorkspaceRows, store: { add<T extends vscode.Disposable>(disposable: T): T }): InventoryTree {
  const changed = store.add(new vscode.EventEmitter<void>());
  let grouping: InventoryGrouping = 'model';
  let order: InventoryOrder = 'finding';
  let filter = defaultInventoryFilter;
  let shown: readonly InventoryGroup[] | undefined;
  const refresh = (): void => {
    shown = undefined;
    changed.fire();
  };
  store.add(rows.onDidChange(refresh));
  const groups = (): readonly InventoryGroup[] => (shown ??= inventoryOf(rows.last?.rows ?? [], { grouping, order, filter, ownersOf: rows.ownersOf }));

  return {
    get grouping() {
      return grouping;
    },
    set grouping(value) {
      grouping = value;
      refresh();
    },
    get order() {
      return order;
    },
    set order(value) {
      order = value;
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
    getTreeItem: (node) => (node.kind === 'reference' ? referenceItem(node, rows) : groupItem(node, grouping, rows)),
  };
}

function groupItem(node: InventoryGroup, grouping: InventoryGrouping, rows: WorkspaceRows): vscode.TreeItem {
  const { key, kind, label, state, severity, risk, count, children } = node;
  const name = kind === 'file' ? label.slice(label.lastIndexOf('/') + 1) : label;
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = key;
  const folder = kind === 'file' ? label.slice(0, Math.max(0, label.lastIndexOf('/'))) : '';
  // Below a level of risk, everything has that level.
  const riskWord = risk === undefined || grouping === 'risk' ? undefined : `${risk} risk`;
  // What tells two files of one name apart comes first: the rest may be cut off.
  item.description = [folder, String(count), state, riskWord].filter((part) => part !== undefined && part !== '').join(' · ');
  item.iconPath = kind === 'risk' ? riskIcons[risk ?? 'none'] : severity === undefined || (kind === 'file' && severity !== 'error') ? plainIcons[kind] : icons[severity];
  item.contextValue = kind;
  item.accessibilityInformation = { label: [label, count === 1 ? '1 reference' : `${count} references`, state, riskWord].filter((part) => part !== undefined).join(', ') };
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
  const { risk } = row;
  item.description = [row.role, ...row.findings.map(({ rule }) => ruleWord(rule)), ...(risk === undefined ? [] : [riskLine(risk)])].join(' · ');
  const owners = rows.ownersOf(row);
  const about = [...row.findings.map(({ message }) => message), ...(risk === undefined ? [] : [riskSentence(risk)]), ...(owners.length === 0 ? [] : [`Owner: ${owners.join(', ')}`])];
  item.tooltip = about.length === 0 ? `${row.path}:${row.line}` : about.join('\n');
  item.contextValue = 'reference';
  const [place] = placesOf(rows, [row]);
  if (place !== undefined) {
    // The editor's own command knows a click from a double click; a cell of a notebook has to be found first.
    item.command = row.language === 'notebook'
      ? { title: 'Go to', command: commands.openReference, arguments: [row] }
      : { title: 'Go to', command: 'vscode.open', arguments: [place.uri, { selection: place.range } satisfies vscode.TextDocumentShowOptions] };
  }
  return item;
}
