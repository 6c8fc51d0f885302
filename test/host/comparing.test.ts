import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, viewTypes } from '../../src/extension/ids.ts';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { closeEditors, uriOf } from './support/workspace.ts';

const baseUrl = 'promptshift.openai.baseUrl';

describe('comparing', () => {
  let server: ChatServer;

  before(async () => {
    server = await startChatServer({ kind: 'stream', chunks: ['nor', 'mal'], delayMs: 5 });
    await vscode.workspace.getConfiguration().update(baseUrl, server.url, vscode.ConfigurationTarget.Global);
  });

  after(async () => {
    await vscode.workspace.getConfiguration().update(baseUrl, undefined, vscode.ConfigurationTarget.Global);
    await server.close();
  });

  afterEach(closeEditors);

  it('opens a panel and asks both models over HTTP', async () => {
    await vscode.commands.executeCommand(commands.compareModels, uriOf('prompts/triage/1.2.0.md'));
    const tab = await waitUntil('the panel', findPanel);
    assert.equal(tab.label, 'Compare: triage 1.2.0');
    const models = await waitUntil('two requests', () => server.requests.length >= 2 && server.requests.map(({ model }) => model));
    assert.deepEqual(models.toSorted(), ['gpt-5.4-2026-03-05', 'gpt-5.5-2026-04-23']);
    const sent = JSON.stringify(server.requests.map(({ body }) => body));
    assert.ok(sent.includes('My parcel is late'), 'the default input was not sent');
    assert.ok(!sent.includes('{{'), 'a placeholder was sent');
  });

  it('keeps to budgets.usdPerRun of promptshift.json: what does not fit is not sent', async () => {
    const settings = uriOf('promptshift.json');
    const seen = server.requests.length;
    try {
      await vscode.workspace.fs.writeFile(settings, new TextEncoder().encode('{ "budgets": { "usdPerRun": 0.0000001 } }'));
      await vscode.commands.executeCommand(commands.compareModels, uriOf('prompts/triage/1.2.0.md'));
      assert.equal(server.requests.length, seen);
      await vscode.workspace.fs.writeFile(settings, new TextEncoder().encode('{ "budgets": { "usdPerRun": 1 } }'));
      await vscode.commands.executeCommand(commands.compareModels, uriOf('prompts/triage/1.2.0.md'));
      assert.equal(server.requests.length, seen + 2);
      assert.ok(server.requests.slice(seen).every(({ body }) => JSON.stringify(body).includes('256')), 'under a budget the output limit of the alias is sent');
    } finally {
      await vscode.workspace.fs.delete(settings);
    }
  });

  it('opens no second panel for the same prompt', async () => {
    const seen = server.requests.length;
    const uri = uriOf('prompts/triage/1.2.0.md');
    await vscode.commands.executeCommand(commands.compareModels, uri);
    await vscode.commands.executeCommand(commands.compareModels, uri);
    assert.equal(server.requests.length, seen + 4);
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(isPanel).length, 1);
  });
});

function findPanel(): vscode.Tab | undefined {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(isPanel);
}

function isPanel({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewTypes.compare);
}
