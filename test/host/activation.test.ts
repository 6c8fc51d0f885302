import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, settingDefaults } from '../../src/extension/ids.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { openFile } from './support/workspace.ts';

const id = 'promptshift.promptshift';

describe('activation', () => {
  it('activates when a file that may name a model is opened', async () => {
    await openFile('src/reply.ts');
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension, `${id} is not installed`);
    await waitUntil('activation', () => extension.isActive);
  });

  it('registers every command of the manifest', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(Object.values(commands).filter((command) => !registered.has(command)), []);
  });

  it('has every setting with the default that the code expects', () => {
    const configuration = vscode.workspace.getConfiguration();
    const actual = Object.fromEntries(Object.keys(settingDefaults).map((key) => [key, configuration.inspect(key)?.defaultValue]));
    assert.deepEqual(actual, settingDefaults);
  });
});
