import * as vscode from 'vscode';
import { toSignal } from '../abort.ts';
import { commands } from '../ids.ts';
import type { Scanning } from '../scanning/scanning.ts';

/** *Import as aliases…* on an id in a definition of a shape that teams already have. */
export function createImportActions(scanning: Scanning): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, range, _context, token) {
      const scanned = await scanning.scan(document, toSignal(token));
      if (scanned === undefined || token.isCancellationRequested) return [];
      const start = document.offsetAt(range.start);
      const end = document.offsetAt(range.end);
      const touched = scanned.references.some(({ importable, range: at }) => importable !== undefined && at.start <= end && start <= at.end);
      if (!touched) return [];
      const action = new vscode.CodeAction('Import as aliases…', vscode.CodeActionKind.QuickFix);
      action.command = { title: action.title, command: commands.importAliases, arguments: [document.uri] };
      return [action];
    },
  };
}
