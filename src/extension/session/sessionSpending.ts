import * as vscode from 'vscode';
import { addSpending, describeSpending, nothingSpent, type Settled } from '../../core/runs/spending.ts';
import type { DisposableStore } from '../disposableStore.ts';

/** Counts what prompts cost since this window opened, over all its runs. The total stands in the status bar once something was spent; nothing of it is kept. */
export function createSessionSpending(store: DisposableStore): (settled: Settled) => void {
  let spent = nothingSpent;
  let item: vscode.StatusBarItem | undefined;
  return (settled) => {
    spent = addSpending(spent, settled);
    const text = describeSpending(spent);
    if (text === undefined) return;
    if (item === undefined) {
      item = store.add(vscode.window.createStatusBarItem('promptshift.spent', vscode.StatusBarAlignment.Left, 39));
      item.name = 'Promptshift spending';
    }
    item.text = `$(credit-card) ${text.sum}`;
    item.tooltip = text.lines.join('\n');
    item.accessibilityInformation = { label: text.lines.join('. ') };
    item.show();
  };
}
