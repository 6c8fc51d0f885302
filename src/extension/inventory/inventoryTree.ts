import * as vscode from 'vscode';
import { defaultInventoryFilter, inventoryOf, type InventoryFilter, type InventoryGroup, type InventoryGrouping, type InventoryNode, type InventoryOrder } from '../../core/inventory/inventory.ts';
import type { PromptSection, PromptTreeNode } from '../../core/inventory/promptSection.ts';
import { riskLine, riskSentence } from '../../core/risk/riskLevels.ts';
import { ruleWord } from '../../core/scan/severity.ts';
import { commands } from '../ids.ts';
import { placesOf } from './placesOf.ts';
import { severityIcons } from './severityIcons.ts';
import type { WorkspacePrompts } from './workspacePrompts.ts';
import type { WorkspaceRows } from './workspaceRows.ts';

/** A line of the Inventory: of its references, or of the prompts that come last. */
export type InventoryLine = InventoryNode | PromptTreeNode;

/** The Inventory's lines, and how they are looked at. */
export interface InventoryTree {
  grouping: InventoryGrouping;
  order: InventoryOrder;
  filter: InventoryFilter;
  /** Below a line, or on top. */
  getChildren(line: InventoryLine | undefined): readonly InventoryLine[];
  getTreeItem(line: InventoryLine): vscode.TreeItem;
  /** What is shown is no longer true. */
  forget(): void;
}

const plainIcons: Readonly<Record<InventoryGroup['kind'], vscode.ThemeIcon>> = {
  model: new vscode.ThemeIcon('symbol-constant'), alias: new vscode.ThemeIcon('tag'), file: vscode.ThemeIcon.File,
  owner: new vscode.ThemeIcon('person'), risk: new vscode.ThemeIcon('flame'),
};

/** Told apart by shape as well: in high contrast all have one colour. */
const riskIcons: Readonly<Record<'high' | 'medium' | 'low' | 'none', vscode.ThemeIcon>> = {
  high: new vscode.ThemeIcon('flame', new vscode.ThemeColor('list.errorForeground')), medium: new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('list.warningForeground')),
  low: new vscode.ThemeIcon('circle-outline'), none: new vscode.ThemeIcon('circle-slash'),
};

export function createInventoryTree(rows: WorkspaceRows, prompts: WorkspacePrompts, changed: () => void): InventoryTree {
  let grouping: InventoryGrouping = 'model';
  let order: InventoryOrder = 'finding';
  let filter = defaultInventoryFilter;
  let shown: readonly (InventoryGroup | PromptSection)[] | undefined;
  const forget = (): void => {
    shown = undefined;
  };
  const lookAgain = (): void => {
    forget();
    changed();
  };
  const groups = (): readonly (InventoryGroup | PromptSection)[] => {
    const section = filter.prompts ? prompts.section(filter) : undefined;
    return [...inventoryOf(rows.last?.rows ?? [], { grouping, order, filter, ownersOf: rows.ownersOf }), ...(section === undefined ? [] : [section])];
  };

  return {
    get grouping() {
      return grouping;
    },
    set grouping(value) {
      grouping = value;
      lookAgain();
    },
    get order() {
      return order;
    },
    set order(value) {
      order = value;
      lookAgain();
    },
    get filter() {
      return filter;
    },
    set filter(value) {
      filter = value;
      lookAgain();
    },
    forget,
    getChildren: (node) => (node === undefined ? (shown ??= groups()) : 'children' in node ? node.children : []),
    getTreeItem(node) {
      switch (node.kind) {
        case 'reference': return referenceItem(node, rows);
        case 'prompts':
        case 'promptVersions':
        case 'prompt':
        case 'promptProblem': return prompts.item(node);
        default: return groupItem(node, grouping, rows);
      }
    },
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
  item.iconPath = kind === 'risk' ? riskIcons[risk ?? 'none'] : severity === undefined || (kind === 'file' && severity !== 'error') ? plainIcons[kind] : severityIcons[severity];
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
