import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { comparePanel, waitForStatus } from './support/comparePanel.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { openFile, runCommand, typeIntoQuickInput } from './support/keyboard.ts';

describe('two versions of a prompt in the panel', () => {
  let server: ChatServer;
  let editor: Editor;
  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks: ['urgent'], delayMs: 10 });
    editor = await launchEditor({ name: 'versions', settings: { 'promptshift.openai.baseUrl': server.url }, size: { width: 1600, height: 1000 } });
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });
  const panel = (): ReturnType<typeof comparePanel> => comparePanel(editor.page);
  /** What was asked of whom: the version is told by its texts. */
  const asked = (from: number): readonly string[] =>
    server.requests.slice(from).map(({ model, body }) => `${JSON.stringify(body['messages']).includes('lawyer') ? 'new' : 'old'} on ${model}`).toSorted();

  it('are asked on the same model, by keyboard alone', async () => {
    onTestFailed(() => editor.picture('failed-versions'));
    const { page } = editor;
    await openFile(page, 'prompts/triage/1.2.0.md');
    await runCommand(page, 'Promptshift: Compare with another version…');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: '1.1.0' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: '1.0.0' }).waitFor();
    await page.keyboard.press('Enter');
    await waitForStatus(page, 'complete');
    expect(await panel().locator('h1').innerText()).toContain('triage 1.2.0 → 1.0.0');
    expect(await panel().locator('#candidate-title').innerText()).toMatch(/candidate 1\.0\.0/i);
    expect(server.requests).toHaveLength(2);
    expect(new Set(server.requests.map(({ body }) => JSON.stringify(body['messages']))).size).toBe(2);
    await editor.picture('versions');
  });

  it('and two models make four cells, chosen with the mouse', async () => {
    onTestFailed(() => editor.picture('failed-grid'));
    const { page } = editor;
    const before = server.requests.length;
    const candidate = panel().locator('[data-side=candidate] button.model');
    if ((await panel().locator('[data-side=candidate] .id').innerText()) !== 'gpt-5.5-2026-04-23') {
      await candidate.click();
      await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
      await typeIntoQuickInput(page, 'gpt-5.5-2026-04-23');
      await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'gpt-5.5-2026-04-23' }).waitFor();
      await page.keyboard.press('Enter');
    }
    await panel().locator('.gridChoice input').click();
    await waitUntil('the choice', async () => await panel().locator('.gridChoice input').isChecked());
    await panel().locator('vscode-button:not([disabled])', { hasText: /^\W*Run/ }).click();
    await waitUntil('four requests', () => server.requests.length === before + 4);
    await panel().locator('table.grid').waitFor();
    expect(await panel().locator('table.grid tbody tr').count()).toBe(4);
    const pairs = server.requests.slice(before).map(({ model, body }) => `${model} ${JSON.stringify(body['messages'])}`);
    expect(new Set(pairs).size).toBe(4);
    expect(asked(before)).toHaveLength(4);
    await panel().locator('table.grid').scrollIntoViewIfNeeded();
    await editor.picture('grid');
  });

  it('are asked again as a grid, and without it, by keyboard alone', async () => {
    onTestFailed(() => editor.picture('failed-keyboard'));
    const { page } = editor;
    const before = server.requests.length;
    await panel().locator('.gridChoice input').focus();
    await page.keyboard.press('Control+Enter');
    await waitUntil('four requests more', () => server.requests.length === before + 4);
    await waitForStatus(page, 'complete');
    await panel().locator('.gridChoice input:not([disabled])').focus();
    await page.keyboard.press('Space');
    await waitUntil('no grid', async () => !(await panel().locator('.gridChoice input').isChecked()));
    await panel().locator('.stale').waitFor();
    await page.keyboard.press('Control+Enter');
    await waitUntil('two requests more', () => server.requests.length === before + 6);
    await waitForStatus(page, 'complete');
    await waitUntil('no table of cells', async () => (await panel().locator('table.grid').count()) === 0);
  });
});
