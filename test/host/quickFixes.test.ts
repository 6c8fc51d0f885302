import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitForDiagnostics, type SeenDiagnostic } from './support/diagnostics.ts';
import { applyQuickFix, quickFixes } from './support/quickFix.ts';
import { closeEditors, openFile } from './support/workspace.ts';

const hasFloating = (all: readonly SeenDiagnostic[]): boolean => all.some(({ rule, text }) => rule === 'model/floating' && text === 'gpt-4o');

describe('quick fixes', () => {
  afterEach(closeEditors);

  it('pins to the snapshot, the diagnostic goes, and one undo brings both back', async () => {
    const { document } = await openFile('src/reply.ts');
    const before = document.getText();
    await waitForDiagnostics(document, 'a floating id', hasFloating);
    await applyQuickFix(document, '"gpt-4o"', 'Pin to snapshot');
    assert.equal(document.getText(), before.replace('"gpt-4o"', '"gpt-4o-2024-08-06"'));
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
});
