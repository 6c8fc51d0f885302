import * as vscode from 'vscode';
import { modelStates } from '../../core/inventory/modelStates.ts';
import { commands } from '../ids.ts';
import type { WorkspaceRows } from './workspaceRows.ts';

/** How the workspace's models stand, at a glance; a click opens the Inventory. Hidden before the first scan. */
export function createStatusBar(rows: WorkspaceRows, store: { add<T extends vscode.Disposable>(disposable: T): T }): void {
  const item = store.add(vscode.window.createStatusBarItem('promptshift.models', vscode.StatusBarAlignment.Left, 40));
  item.name = 'Promptshift models';
  item.command = commands.showInventory;
  const show = (): void => {
    if (rows.scanning) item.text = '$(loading~spin) Scanning models';
    else if (rows.last === undefined) return item.hide();
    else {
      const { retired, deprecated, floating, models } = modelStates(rows.last.rows);
      const parts = [[retired, 'retired'], [deprecated, 'deprecated'], [floating, 'floating']] as const;
      const named = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
      item.text = `$(symbol-constant) ${named.length === 0 ? `${models} ${models === 1 ? 'model' : 'models'}` : named.join(' · ')}`;
      item.accessibilityInformation = { label: `Models in use: ${models}. ${named.join(', ')}` };
      item.backgroundColor = retired > 0 ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    }
    item.tooltip = 'Models this workspace depends on. Click for the Inventory.';
    item.show();
  };
  store.add(rows.onDidChange(show));
}
