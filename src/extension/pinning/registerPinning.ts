import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import { commands } from '../ids.ts';
import type { WorkspaceRows } from '../inventory/workspaceRows.ts';
import { scannedSchemes } from '../scanning/scanLanguage.ts';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';
import { createFixAllActions, fixAllKind } from './fixAll.ts';
import { createPinActions } from './pinActions.ts';

/** Quick fixes for model ids, *Fix all* for a file, and *Pin behind alias…* as a command on the id at the cursor or on all of a file, snapshots for the whole workspace. */
export function registerPinning(services: Services, scanning: Scanning, rows: WorkspaceRows): void {
  const { store, register } = services;
  store.add(
    vscode.languages.registerCodeActionsProvider(
      scannedSchemes.map((scheme) => ({ scheme })),
      createPinActions(scanning),
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
  store.add(
    vscode.languages.registerCodeActionsProvider(
      scannedSchemes.map((scheme) => ({ scheme })),
      createFixAllActions(scanning),
      { providedCodeActionKinds: [fixAllKind] },
    ),
  );
  register(commands.pinAllInFile, 'Pin all in file', async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) throw new PromptshiftError('configuration', 'No file is open.', 'Open one that uses a model and try again.');
    const { pinAllInFile } = await import('../commandBodies.ts');
    await pinAllInFile(services, scanning, document);
  });
  register(commands.pinWorkspace, 'Pin floating models in workspace', async () => (await import('../commandBodies.ts')).pinWorkspace(services, scanning, rows));
  register(commands.pinBehindAlias, 'Pin behind alias', async (uri, offset) => {
    const { chooseReference, pinBehindAlias } = await import('../commandBodies.ts');
    if (uri instanceof vscode.Uri && typeof offset === 'number') return pinBehindAlias(services, scanning, await vscode.workspace.openTextDocument(uri), offset);
    const editor = vscode.window.activeTextEditor ?? (await chooseReference(services, rows));
    if (editor !== undefined) await pinBehindAlias(services, scanning, editor.document, editor.document.offsetAt(editor.selection.active));
  });
}
