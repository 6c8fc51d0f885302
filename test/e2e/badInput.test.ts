import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startChatServer, type Behaviour, type ChatServer } from '../support/chatServer.ts';
import { compareFromExplorer, readAnswer, runAgain, waitForStatus } from './support/comparePanel.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { clickNotificationButton, closeNotifications, waitForNotification } from './support/notifications.ts';

const good: Behaviour = { kind: 'stream', chunks: ['all ', 'is ', 'well'], delayMs: 10 };

/** Whatever goes wrong: one clear notification with "Show Log", and the rest goes on. */
describe('what goes wrong with an endpoint or a prompt', () => {
  let server: ChatServer;
  let editor: Editor;

  beforeAll(async () => {
    server = await startChatServer(good);
    editor = await launchEditor({
      name: 'badInput',
      settings: { 'promptshift.openai.baseUrl': server.url, 'promptshift.openai.retries': 0 },
      prepare: (workspace) => {
        mkdirSync(join(workspace, 'prompts/broken'));
        writeFileSync(join(workspace, 'prompts/broken/1.0.0.md'), '---\nmodel: gpt-4o\ninput: { schema: [\n---\n# User\n{{text}}\n');
      },
    });
    await compareFromExplorer(editor.page, 'prompts/triage/1.2.0.md');
    await waitForStatus(editor.page, 'complete');
  });

  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });

  afterEach(() => closeNotifications(editor.page));

  const expectOneNotification = async (text: RegExp): Promise<void> => {
    const shown = await waitForNotification(editor.page, text);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatch(text);
    await clickNotificationButton(editor.page, 'Show Log');
    await editor.page.locator('.part.panel .output-view').waitFor();
    await editor.page.locator('.part.panel .view-line', { hasText: 'Compare models' }).first().waitFor();
  };

  /** The same panel, once the trouble is over. */
  const expectToGoOn = async (): Promise<void> => {
    server.behave(good);
    const sent = server.requests.length;
    await runAgain(editor.page);
    await expect.poll(() => server.requests.length, { timeout: 30_000 }).toBe(sent + 2);
    await waitForStatus(editor.page, 'complete');
    expect(await readAnswer(editor.page, 'candidate')).toBe('all is well');
  };

  it('a key that is refused (401)', async () => {
    onTestFailed(() => editor.picture('401-failed'));
    server.behave({ kind: 'refuse', status: 401, message: 'Incorrect API key provided.' });
    await runAgain(editor.page);
    await waitForStatus(editor.page, 'failed');
    await expectOneNotification(/401/);
    await expectToGoOn();
  });

  it('a server that stops in the middle of an answer: what had arrived stays', async () => {
    onTestFailed(() => editor.picture('break-failed'));
    server.behave({ kind: 'break', chunks: ['half ', 'an '], delayMs: 50 });
    await runAgain(editor.page);
    await waitForStatus(editor.page, 'failed');
    expect(await readAnswer(editor.page, 'baseline')).toContain('half an');
    await expectOneNotification(/before the answer of .* was complete/);
    await expectToGoOn();
  });

  it('a connection that is refused', async () => {
    onTestFailed(() => editor.picture('refused-failed'));
    await server.close();
    await runAgain(editor.page);
    await waitForStatus(editor.page, 'failed');
    await server.listen();
    await expectOneNotification(/127\.0\.0\.1/);
    await expectToGoOn();
  });

  it('a prompt with invalid front matter: the message names file and line', async () => {
    onTestFailed(() => editor.picture('frontMatter-failed'));
    await compareFromExplorer(editor.page, 'prompts/broken/1.0.0.md');
    await expectOneNotification(/prompts\/broken\/1\.0\.0\.md.*\b\d/s);
    await expectToGoOn();
  });
});
