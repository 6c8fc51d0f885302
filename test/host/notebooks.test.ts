import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../support/waitUntil.ts';
import { waitForDiagnostics } from './support/diagnostics.ts';
import { applyQuickFix, quickFixes } from './support/quickFix.ts';
import { closeEditors, uriOf } from './support/workspace.ts';

const path = 'notebooks/triage-study.ipynb';

async function openNotebook(): Promise<vscode.NotebookDocument> {
  const notebook = await vscode.workspace.openNotebookDocument(uriOf(path));
  await vscode.window.showNotebookDocument(notebook);
  return notebook;
}

/** The cell that holds a text. */
function cellWith(notebook: vscode.NotebookDocument, text: string): vscode.TextDocument {
  const cell = notebook.getCells().find(({ document }) => document.getText().includes(text));
  if (cell === undefined) throw new Error(`No cell of ${notebook.uri.path} holds ${text}.`);
  return cell.document;
}

const isFloating = ({ rule, text }: { readonly rule: string; readonly text: string }): boolean => rule === 'model/floating' && text === 'gpt-5.4';

describe('notebooks', () => {
  afterEach(closeEditors);

  it('have their findings in the cell', async () => {
    const notebook = await openNotebook();
    const cell = cellWith(notebook, 'OLD = ');
    const found = await waitForDiagnostics(cell, 'two ids', (all) => all.some(isFloating) && all.some(({ text }) => text === 'gpt-4o'));
    assert.deepEqual(found.filter(isFloating).map(({ line }) => line), [5]);
  });

  it('are fixed in the cell: the snapshot goes in, nothing else changes, and one undo brings it back', async () => {
    const notebook = await openNotebook();
    const cell = cellWith(notebook, 'OLD = ');
    const before = notebook.getCells().map(({ document }) => document.getText());
    await waitForDiagnostics(cell, 'a floating id', (all) => all.some(isFloating));
    await applyQuickFix(cell, "'gpt-5.4'", 'Pin to snapshot');
    const after = notebook.getCells().map(({ document }) => document.getText());
    assert.deepEqual(after, before.map((text) => text.replace("'gpt-5.4'", "'gpt-5.4-2026-03-05'")));
    await waitForDiagnostics(cell, 'no floating id', (all) => !all.some(isFloating));
    await vscode.commands.executeCommand('vscode.open', cell.uri, { selection: new vscode.Range(0, 0, 0, 0) });
    await waitUntil('the focus in the cell', () => vscode.window.activeTextEditor?.document === cell);
    await vscode.commands.executeCommand('undo');
    await waitForDiagnostics(cell, 'the floating id again', (all) => all.some(isFloating));
  });

  it('are where a click in the Inventory leads: to the cell', async () => {
    await vscode.commands.executeCommand('promptshift.scanWorkspace');
    const raw = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(path)));
    const offset = raw.indexOf('gpt-4o-mini');
    const lines = raw.slice(0, offset).split('\n');
    const [line, column] = [lines.length, (lines.at(-1) ?? '').length + 1];
    const row = { path, line, column, endLine: line, endColumn: column + 'gpt-4o-mini'.length, text: 'gpt-4o-mini', language: 'notebook' };
    await vscode.commands.executeCommand('promptshift.openReference', row);
    const editor = await waitUntil('the cell', () => {
      const { activeTextEditor } = vscode.window;
      return activeTextEditor?.document.uri.scheme === 'vscode-notebook-cell' && activeTextEditor;
    });
    assert.equal(editor.document.getText(editor.selection), 'gpt-4o-mini');
    assert.ok(editor.document.getText().startsWith('def ask'));
  });

  it('go behind an alias in the cell', async () => {
    const notebook = await openNotebook();
    const cell = cellWith(notebook, 'OLD = ');
    await waitForDiagnostics(cell, 'a floating id', (all) => all.some(isFloating));
    const titles = (await quickFixes(cell, "'gpt-5.4'")).map(({ title }) => title);
    assert.ok(titles.includes('Pin behind alias…'), titles.join('; '));
    let done = false;
    const pinning = applyQuickFix(cell, "'gpt-5.4'", 'Pin behind alias').finally(() => {
      done = true;
    });
    // The suggested alias is the first one.
    await waitUntil('the alias', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return done || cell.getText().includes('model(');
    });
    await pinning;
    assert.match(cell.getText(), /^from model_aliases import model$/m);
    assert.match(cell.getText(), /^NEW = model\('[a-z0-9._-]+'\)/m);
    const others = notebook.getCells().map(({ document }) => document).filter((document) => document !== cell);
    assert.ok(others.every((document) => !document.getText().includes('import model')));
  });
});
