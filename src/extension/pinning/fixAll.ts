import * as vscode from 'vscode';
import { toSignal } from '../abort.ts';
import type { Scanning } from '../scanning/scanning.ts';
import { toRange } from '../scanning/translate.ts';

/** What `editor.codeActionsOnSave` and *Source Action…* name. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('promptshift');

/**
 * Pins every floating id of a file to the snapshot it stands for today. Nothing else is fixed at once: a successor is another model and
 * wants a comparison, and it would be chosen unseen where this runs on save.
 */
export function createFixAllActions(scanning: Scanning): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, _range, _context, token) {
      const scanned = await scanning.scan(document, toSignal(token));
      if (scanned === undefined || token.isCancellationRequested) return [];
      const edit = new vscode.WorkspaceEdit();
      for (const { range, fix } of scanned.references.flatMap(({ findings }) => findings)) {
        if (fix?.reason === 'snapshot') edit.replace(document.uri, toRange(document, range), fix.replacement);
      }
      if (edit.size === 0) return [];
      const action = new vscode.CodeAction('Pin all floating models to their snapshots', fixAllKind);
      action.edit = edit;
      return [action];
    },
  };
}
