import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { onModelsConfigChange } from '../../src/extension/modelsConfigChanges.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { closeEditors, uriOf } from './support/workspace.ts';

const before = 'gpt-5.4-2026-03-05';
const after = 'gpt-5.5-2026-04-23';

describe('the lenses above a prompt', () => {
  afterEach(closeEditors);

  it('show what an alias stands for after an unsaved change of models.config.json, and are told of it', async () => {
    const prompt = await vscode.workspace.openTextDocument(uriOf('prompts/triage/1.2.0.md'));
    assert.ok((await titles(prompt.uri)).includes(`chat.triage → ${before}`));

    let told = 0;
    const listening = onModelsConfigChange(() => (told += 1));
    const config = await vscode.workspace.openTextDocument(uriOf('models.config.json'));
    await vscode.window.showTextDocument(config);
    try {
      const alias = config.getText().indexOf('"chat.triage"');
      const start = config.getText().indexOf(before, alias);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(config.uri, new vscode.Range(config.positionAt(start), config.positionAt(start + before.length)), after);
      await vscode.workspace.applyEdit(edit);
      await waitUntil('the change', () => told > 0);
      assert.ok((await titles(prompt.uri)).includes(`chat.triage → ${after}`));
    } finally {
      listening.dispose();
      await vscode.window.showTextDocument(config);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  });
});

async function titles(uri: vscode.Uri): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return lenses.map(({ command }) => command?.title ?? '');
}
