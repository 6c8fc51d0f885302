import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { compareFromExplorer, comparePanel } from './support/comparePanel.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { openFile, runCommand } from './support/keyboard.ts';
import { closeNotifications, waitForNotification } from './support/notifications.ts';
import { waitForSquiggle } from './support/squiggles.ts';
import { openTestExplorer, testRow } from './support/testExplorer.ts';

/** A workspace that somebody else wrote: its settings name an endpoint of theirs. */
describe('a workspace that is not trusted', () => {
  let server: ChatServer;
  let editor: Editor;

  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks: ['gotcha'], delayMs: 5 });
    editor = await launchEditor({
      name: 'trust',
      trusted: false,
      prepare: (workspace) => {
        mkdirSync(join(workspace, '.vscode'));
        writeFileSync(join(workspace, '.vscode/settings.json'), JSON.stringify({ 'promptshift.openai.baseUrl': server.url }));
      },
    });
    await editor.page.locator('.monaco-dialog-box .monaco-button', { hasText: "No, I don't trust the authors" }).click();
    await editor.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  });

  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });

  it('is still scanned', async () => {
    onTestFailed(() => editor.picture('scan-failed'));
    await openFile(editor.page, 'src/reply.ts');
    expect((await waitForSquiggle(editor.page, 'gpt-4o')).severity).toBe('warning');
  });

  it('sends no prompt anywhere, and says how to go on', async () => {
    onTestFailed(() => editor.picture('compare-failed'));
    const { page } = editor;
    await compareFromExplorer(page, 'prompts/triage/1.2.0.md');
    await waitForNotification(page, 'not trusted');
    await comparePanel(page).locator('.banner.problem vscode-button', { hasText: 'Manage workspace trust' }).waitFor();
    expect(server.requests).toEqual([]);
  });

  it('lists its eval suites, and runs none of them', async () => {
    onTestFailed(() => editor.picture('suite-failed'));
    const { page } = editor;
    await closeNotifications(page);
    await openTestExplorer(page);
    await testRow(page, 'triage|Ticket triage').waitFor();
    await openFile(page, 'evals/triage.eval.yaml');
    await runCommand(page, 'Promptshift: Run eval suite…');
    await waitForNotification(page, 'Run eval suite: This workspace is not trusted');
    await editor.picture('suite');
    expect(server.requests).toEqual([]);
  });
});
