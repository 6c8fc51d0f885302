import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitForDiagnostics, type SeenDiagnostic } from './support/diagnostics.ts';
import { applyQuickFix, quickFixes } from './support/quickFix.ts';
import { closeEditors, openFile } from './support/workspace.ts';

const hasFloating = (all: readonly SeenDiagnostic[]): boolean => all.some(({ rule, text }) => rule === 'model/floating' && text === 'gpt-4o');

describe('quick fixes', () => {
  afterEach(closeEditors);

  it('replaces with the successor where the snapshot is going away, the diagnostic goes, and one undo brings both back', async () => {
    const { document } = await openFile('src/reply.ts');
    const before = document.getText();
    await waitForDiagnostics(document, 'a floating id', hasFloating);
    await applyQuickFix(document, '"gpt-4o"', 'Replace with successor');
    assert.equal(document.getText(), before.replace('"gpt-4o"', '"gpt-6-luna"'));
    await waitForDiagnostics(document, 'no floating gpt-4o', (all) => !hasFloating(all));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await waitForDiagnostics(document, 'the floating id again', hasFloating);
  });

  it('offers the alias where the id is used, and nothing where it is only mentioned', async () => {
    const { document } = await openFile('src/reply.ts');
    await waitForDiagnostics(document, 'a floating id', hasFloating);
    const titles = (await quickFixes(document, '"gpt-4o"')).map(({ title }) => title);
    assert.ok(titles.includes('Pin behind alias…'), titles.join('; '));
    assert.deepEqual((await quickFixes(document, 'Tuned on gpt-4o')).map(({ title }) => title), []);
  });

  it('fixes all floating ids of a file at once where their snapshots stay, and nothing else', async () => {
    const code = 'call({ model: "gpt-5.4" });\ncall({ model: "gpt-4o" });\nother({ model: "gpt-5.4" }); // gpt-5.4\n';
    const document = await vscode.workspace.openTextDocument({ language: 'typescript', content: code });
    await vscode.window.showTextDocument(document);
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const fixAll = async (): Promise<readonly vscode.CodeAction[]> =>
      await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, all, 'source.fixAll.promptshift');
    const [action] = await fixAll();
    assert.ok(action?.edit !== undefined && await vscode.workspace.applyEdit(action.edit));
    assert.equal(document.getText(), code.replaceAll('"gpt-5.4"', '"gpt-5.4-2026-03-05"'));
    assert.deepEqual(await fixAll(), []);
  });
});
