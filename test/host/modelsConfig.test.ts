import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../support/waitUntil.ts';
import { waitForDiagnostics } from './support/diagnostics.ts';
import { applyQuickFix } from './support/quickFix.ts';
import { closeEditors, openFile, replaceText } from './support/workspace.ts';

describe('models.config.json', () => {
  afterEach(closeEditors);

  it('reports a candidate equal to the default while it is typed, and removes it', async () => {
    const editor = await openFile('models.config.json');
    const { document } = editor;
    await replaceText(editor, '"candidate": "gpt-5.5-2026-04-23"', '"candidate": "gpt-5.4-2026-03-05"');
    await waitForDiagnostics(document, 'a candidate equal to default', (all) => all.some(({ rule }) => rule === 'alias/candidate-equals-default'));
    const start = document.getText().indexOf('"candidate"');
    assert.ok(start > 0);
    await applyQuickFix(document, '"candidate": "gpt-5.4-2026-03-05"', 'Remove the candidate');
    assert.ok(!document.getText().includes('candidate'));
    assert.ok(JSON.parse(document.getText()));
    await waitForDiagnostics(document, 'no such finding', (all) => all.every(({ rule }) => rule !== 'alias/candidate-equals-default'));
  });

  it('reports an alias that an unsaved change of the file has taken away', async () => {
    const { document } = await openFile('prompts/triage/1.2.0.md');
    const config = await openFile('models.config.json');
    await replaceText(config, '"chat.triage"', '"chat.sorting"');
    const found = await waitForDiagnostics(document, 'an undefined alias', (all) => all.some(({ rule }) => rule === 'alias/undefined'));
    assert.ok(found.some(({ text, message }) => text === 'chat.triage' && message.includes('chat.sorting')));
    await replaceText(config, '"chat.sorting"', '"chat.triage"');
    await waitForDiagnostics(document, 'a defined alias', (all) => all.every(({ rule }) => rule !== 'alias/undefined'));
  });

  it('shows what the schema complains of while it is typed, once', async () => {
    const editor = await openFile('models.config.json');
    const { document } = editor;
    await replaceText(editor, '"risk": "high"', '"risk": "huge"');
    const found = await waitUntil('a complaint about the risk', () => {
      const all = vscode.languages.getDiagnostics(document.uri).filter(({ range }) => document.getText(range).includes('huge'));
      return all.length > 0 && all;
    });
    assert.equal(found.length, 1);
  });
});
