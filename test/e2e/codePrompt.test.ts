import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { comparePanel, readAnswer, waitForStatus } from './support/comparePanel.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { goTo, openFile, runCommand, typeIntoQuickInput } from './support/keyboard.ts';

describe('a prompt in code', () => {
  let server: ChatServer;
  let editor: Editor;
  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks: ['send', ' it'], delayMs: 10 });
    editor = await launchEditor({ name: 'codePrompt', settings: { 'promptshift.openai.baseUrl': server.url }, size: { width: 1500, height: 950 } });
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });
  const sent = (): readonly string[] => server.requests.map(({ model, body }) => `${model}: ${JSON.stringify(body['messages'])}`).toSorted();
  /** Answers the questions for inputs that the code fills in. */
  const give = async (name: string, value: string): Promise<void> => {
    await editor.page.locator('.quick-input-widget', { hasText: `Value for ${name}, which the code fills in` }).waitFor();
    await typeIntoQuickInput(editor.page, value);
    await editor.page.keyboard.press('Enter');
  };

  it('is compared from its call by a right-click: the messages, the model and the parameters of the call, its variables as inputs', async () => {
    onTestFailed(() => editor.picture('failed-menu'));
    const { page } = editor;
    await openFile(page, 'src/reply.ts');
    await goTo(page, 28, 50);
    const started = Date.now();
    await waitUntil('the entry of the menu', async () => {
      const { x = 0, y = 0 } = (await page.locator('.editor-instance .cursors-layer .cursor').first().boundingBox()) ?? {};
      await page.mouse.click(x + 4, y + 8, { button: 'right' });
      const entry = page.locator('.monaco-menu .action-label', { hasText: 'Compare this prompt' });
      if (!(await entry.first().waitFor({ timeout: 3000 }).then(() => true, () => false))) {
        await page.keyboard.press('Escape');
        return false;
      }
      await editor.picture('menu');
      return await entry.first().click({ timeout: 2000 }).then(() => true, () => false);
    });
    await give('draft', 'Dear customer');
    await waitForStatus(page, 'complete');
    await comparePanel(page).locator('tr[data-figure=input]').first().waitFor();
    console.log(`code prompt: ${Date.now() - started} ms from the right-click to the first figure, with one input typed`);
    await editor.picture('compared');
    const messages = JSON.stringify([{ role: 'system', content: 'You check drafts for a parcel company. Answer send or hold.' }, { role: 'user', content: 'Dear customer' }]);
    expect(server.requests).toHaveLength(2);
    expect(sent()[0]).toBe(`gpt-4.1: ${messages}`);
    for (const one of sent()) expect(one).toContain(messages);
    expect(await readAnswer(page, 'baseline')).toBe('send it');
  });

  it('is run alone by keyboard, follows edits of the code, and takes a second model on', async () => {
    onTestFailed(() => editor.picture('failed-run'));
    const { page } = editor;
    const before = server.requests.length;
    await page.keyboard.press('Control+1');
    await openFile(page, 'src/reply.ts');
    await goTo(page, 29, 30);
    await runCommand(page, 'Promptshift: Run this prompt');
    await give('draft', 'Dear all');
    const panel = comparePanel(page);
    await waitUntil('one request', () => server.requests.length === before + 1);
    await panel.locator('.side[data-side=baseline][data-status=complete]').waitFor();
    expect(await panel.locator('.side').count()).toBe(1);
    await panel.locator('tr[data-figure=cost]').first().waitFor();
    expect(await panel.locator('tr[data-figure=cost] td').count()).toBe(1);
    await editor.picture('alone');

    // the code changes above the prompt and in it; the panel asks what is there now
    await page.keyboard.press('Control+1');
    await goTo(page, 24, 1);
    await page.keyboard.type('// one more line');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+S');
    await panel.locator('vscode-button', { hasText: 'Run again' }).click();
    await waitUntil('a second request', () => server.requests.length === before + 2);
    expect(JSON.stringify(server.requests.at(-1)?.body['messages'])).toContain('Dear all');

    await panel.locator('.side[data-side=baseline][data-status=complete]').waitFor();
    await panel.locator('vscode-button:not([disabled])', { hasText: 'Compare with…' }).click();
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await typeIntoQuickInput(page, 'gpt-5.5-2026-04-23');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'gpt-5.5-2026-04-23' }).waitFor();
    await page.keyboard.press('Enter');
    await panel.locator('.side[data-side=candidate][data-status=idle]').waitFor();
    // the answer that was paid for stays
    expect(await readAnswer(page, 'baseline')).toBe('send it');
    await panel.locator('vscode-button:not([disabled])', { hasText: /^\W*Run/ }).click();
    await waitUntil('both models', () => server.requests.length === before + 4);
    await waitForStatus(page, 'complete');
    await editor.picture('both');
    expect(server.requests.slice(-2).map(({ model }) => model).toSorted()).toEqual(['gpt-4.1', 'gpt-5.5-2026-04-23']);
  });

  it('is refused where there is none, with what to do', async () => {
    onTestFailed(() => editor.picture('failed-refused'));
    const { page } = editor;
    const before = server.requests.length;
    await page.keyboard.press('Control+1');
    await openFile(page, 'src/reply.ts');
    await goTo(page, 7, 5);
    await runCommand(page, 'Promptshift: Compare this prompt');
    await page.locator('.notification-toast', { hasText: 'There is no text at this place of src/reply.ts' }).waitFor();
    expect(server.requests).toHaveLength(before);
  });
});
