import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../src/extension/ids.ts';
import { waitUntil } from '../support/waitUntil.ts';

describe('API keys', () => {
  it('stores nothing when the question is left', async () => {
    const result = vscode.commands.executeCommand<boolean>(commands.setApiKey);
    let done = false;
    void result.then(() => (done = true));
    // the input box may come a moment later than the command that leaves it
    await waitUntil('the question to close', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return done;
    });
    assert.equal(await result, false);
    assert.equal(await vscode.commands.executeCommand(commands.clearApiKey), false);
  });
});
