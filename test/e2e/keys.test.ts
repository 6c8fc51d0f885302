import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { compareFromExplorer, comparePanel, runAgain, waitForStatus } from './support/comparePanel.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { runCommand, typeIntoQuickInput } from './support/keyboard.ts';
import { closeNotifications, waitForNotification } from './support/notifications.ts';

describe('API keys', () => {
  let server: ChatServer;

  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks: ['normal'], delayMs: 5 });
  });

  afterAll(() => server?.close());

  const withEditor = async (name: string, settings: Readonly<Record<string, unknown>>, use: (editor: Editor) => Promise<void>): Promise<void> => {
    const editor = await launchEditor({ name, settings });
    try {
      await use(editor);
    } catch (error) {
      await editor.picture('failed');
      throw error;
    } finally {
      await editor.close();
    }
  };

  it('without a key nothing is sent: the notification and the panel say what to do', async () => {
    await withEditor('keys-missing', {}, async ({ page }) => {
      await compareFromExplorer(page, 'prompts/triage/1.2.0.md');
      const shown = await waitForNotification(page, 'There is no API key for https://api.openai.com');
      expect(shown).toHaveLength(1);
      await comparePanel(page).locator('.banner.problem', { hasText: 'no API key' }).waitFor();
      await comparePanel(page).locator('.banner.problem vscode-button', { hasText: 'Set API key' }).click();
      await page.locator('.quick-input-widget', { hasText: 'API key for https://api.openai.com' }).waitFor();
    });
  });

  it('a stored key goes to its endpoint, a removed one does not', async () => {
    await withEditor('keys-stored', { 'promptshift.openai.baseUrl': server.url }, async ({ page }) => {
      await runCommand(page, 'Promptshift: Set API key');
      await page.locator('.quick-input-widget', { hasText: 'API key for http://127.0.0.1' }).waitFor();
      await typeIntoQuickInput(page, 'sk-typed-by-hand');
      await page.keyboard.press('Enter');
      await waitForNotification(page, 'is stored');
      await closeNotifications(page);
      await compareFromExplorer(page, 'prompts/triage/1.2.0.md');
      await waitForStatus(page, 'complete');
      expect(server.requests.map(({ authorization }) => authorization)).toEqual(['Bearer sk-typed-by-hand', 'Bearer sk-typed-by-hand']);
      await runCommand(page, 'Promptshift: Clear API key');
      await waitForNotification(page, 'is removed');
      await closeNotifications(page);
      await runAgain(page);
      await expect.poll(() => server.requests.length, { timeout: 30_000 }).toBe(4);
      expect(server.requests.slice(2).some(({ authorization }) => authorization?.includes('sk-typed'))).toBe(false);
    });
  });
});
