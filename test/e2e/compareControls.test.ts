import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { seriousProblems } from '../support/axe.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { compareFromExplorer, comparePanel, readAnswer, waitForStatus } from './support/comparePanel.ts';
import { launchEditor, themes, type Editor, type ThemeName } from './support/editor.ts';

/** Answers that differ in one word, by model. */
const chunks = ['{"priority": "urgent", ', '"reason": "goods may spoil"}'];

describe('the controls of the compare panel', () => {
  let server: ChatServer;
  let editor: Editor;
  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks, delayMs: 20 });
    editor = await launchEditor({ name: 'controls', settings: { 'promptshift.openai.baseUrl': server.url }, size: { width: 1500, height: 950 } });
    await compareFromExplorer(editor.page, 'prompts/triage/1.2.0.md');
    await waitForStatus(editor.page, 'complete');
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });
  const panel = (): ReturnType<typeof comparePanel> => comparePanel(editor.page);
  const lastBodies = (count: number): readonly Readonly<Record<string, unknown>>[] => server.requests.slice(-count).map(({ body }) => body);
  const messages = (body: Readonly<Record<string, unknown>> | undefined): string => JSON.stringify(body?.['messages'] ?? '');

  it('asks with what is typed into the form, by keyboard alone', async () => {
    onTestFailed(() => editor.picture('failed-form'));
    const before = server.requests.length;
    await panel().locator('.inputs > summary').focus();
    await editor.page.keyboard.press('Enter');
    await panel().locator('.field[data-input=text] input').waitFor();
    await editor.page.keyboard.press('Tab');
    // VS Code makes Ctrl+A its own and does it a moment later
    await editor.page.keyboard.press('Home');
    await editor.page.keyboard.press('Shift+End');
    await editor.page.keyboard.type('Server room is on fire');
    await editor.picture('form');
    await editor.page.keyboard.press('Control+Enter');
    await waitUntil('two more requests', () => server.requests.length === before + 2);
    await waitForStatus(editor.page, 'complete');
    for (const body of lastBodies(2)) expect(messages(body)).toContain('Server room is on fire');
  });

  it('changes a parameter of one side, and says what the other model does not take', async () => {
    onTestFailed(() => editor.picture('failed-parameters'));
    const before = server.requests.length;
    const baseline = panel().locator('[data-side=baseline] .parameters');
    await baseline.locator('summary').click();
    await baseline.locator('[data-parameter=temperature] input').fill('0.7');
    await editor.page.keyboard.press('Tab');
    await panel().locator('.stale').waitFor();
    await panel().locator('[data-side=candidate] .parameters > summary').click();
    await editor.picture('parameters');
    await panel().locator('vscode-button:not([disabled])', { hasText: 'Run again' }).click();
    await waitUntil('two more requests', () => server.requests.length === before + 2);
    await waitForStatus(editor.page, 'complete');
    expect(server.requests.slice(-2).find(({ model }) => model === 'gpt-5.4-2026-03-05')?.body['temperature']).toBe(0.7);
  });

  it('asks each side three times and shows the spread and the agreement', async () => {
    onTestFailed(() => editor.picture('failed-runs'));
    const before = server.requests.length;
    await panel().locator('.runs select').selectOption('3');
    await panel().locator('.stale').waitFor();
    await panel().locator('vscode-button:not([disabled])', { hasText: 'Run again' }).click();
    await waitUntil('six more requests', () => server.requests.length === before + 6);
    await panel().locator('tr', { hasText: /agreement/i }).waitFor();
    await editor.picture('runs');
  });

  it('opens the answers in the editor\'s own diff, copies them, and goes back to an earlier run', async () => {
    onTestFailed(() => editor.picture('failed-actions'));
    const { page } = editor;
    await panel().locator('vscode-button', { hasText: 'Copy as Markdown' }).click();
    await page.locator('.notification-toast', { hasText: 'on the clipboard' }).waitFor();
    await panel().locator('vscode-button', { hasText: 'Open in diff editor' }).click();
    await page.locator('.tab', { hasText: 'gpt-5.4-2026-03-05 ↔ gpt-5.5-2026-04-23' }).waitFor();
    await editor.picture('diff');
    await page.keyboard.press('Control+W');
    await panel().locator('vscode-button', { hasText: 'History…' }).click();
    const runs = page.locator('.quick-input-list .monaco-list-row');
    await runs.first().waitFor();
    expect(await runs.count()).toBe(4);
    await editor.picture('history');
    await runs.last().click();
    await waitUntil('the first run', async () => (await panel().locator('.runs select').inputValue()) === '1');
    expect(await readAnswer(page, 'baseline')).toContain('goods may spoil');
  });

  it('saves the inputs as a case of a suite', async () => {
    onTestFailed(() => editor.picture('failed-case'));
    const { page } = editor;
    await panel().locator('vscode-button', { hasText: 'Save as eval case…' }).click();
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'evals/' }).first().waitFor();
    await editor.picture('suite');
    await page.keyboard.press('Enter');
    await rows.filter({ hasText: 'Equal to the baseline\'s answer' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: 'Id of the case' }).waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('from-the-panel');
    await page.keyboard.press('Enter');
    await page.locator('.notification-toast', { hasText: 'Case "from-the-panel" is in evals/' }).waitFor();
    const suite = ['evals/triage.eval.yaml', 'evals/triage.eval.yml'].find((path) => existsSync(join(editor.workspace, path))) ?? '';
    expect(editor.read(suite)).toContain('id: from-the-panel');
  });
});

describe('the compare panel in every theme', () => {
  it.each(Object.keys(themes) as readonly ThemeName[])('has no serious accessibility problem in %s, wide and narrow', async (theme) => {
    const server = await startChatServer({ kind: 'stream', chunks, delayMs: 5 });
    const editor = await launchEditor({ name: `controls-${theme}`, theme, settings: { 'promptshift.openai.baseUrl': server.url } });
    try {
      await compareFromExplorer(editor.page, 'prompts/triage/1.2.0.md');
      await waitForStatus(editor.page, 'complete');
      const frame = editor.page.frames().find((one) => one.url().includes('fake.html')) ?? editor.page.mainFrame();
      await frame.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
      await editor.picture('wide');
      expect(await seriousProblems(frame, { colours: true })).toEqual([]);
      await editor.page.setViewportSize({ width: 900, height: 800 });
      await editor.picture('narrow');
      expect(await seriousProblems(frame, { colours: true })).toEqual([]);
    } finally {
      await editor.close();
      await server.close();
    }
  });
});
