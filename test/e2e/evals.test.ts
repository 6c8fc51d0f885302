import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { openFile, runCommand } from './support/keyboard.ts';

describe('an eval suite in the editor', () => {
  let server: ChatServer;
  let editor: Editor;
  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks: ['urgent'], delayMs: 1 });
    editor = await launchEditor({ name: 'evals', settings: { 'promptshift.openai.baseUrl': server.url } });
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });

  it('is run from the palette by keyboard alone, after saying what that takes, and shows its verdict', async () => {
    onTestFailed(() => editor.picture('failed-run'));
    const { page } = editor;
    await openFile(page, 'evals/triage.eval.yaml');
    await runCommand(page, 'Promptshift: Run eval suite…');
    const question = page.locator('.monaco-dialog-box', { hasText: 'Run Ticket triage?' });
    await question.waitFor();
    expect(await question.innerText()).toMatch(/gpt-5\.4-2026-03-05 and gpt-5\.5-2026-04-23, 12 cases × 3: at least 72 requests\. At most \$2\.00 are spent\./);
    await editor.picture('question');
    expect(server.requests).toEqual([]);
    await page.keyboard.press('Enter');
    await waitUntil('all answers', () => server.requests.length === 72);
    const result = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await result.locator('.decision').waitFor();
    expect(await result.locator('h1').innerText()).toBe('Ticket triage 1.2.0');
    const text = await result.locator('body').innerText();
    expect(text).toContain('gpt-5.4-2026-03-05 (baseline, chat.triage) → gpt-5.5-2026-04-23 (candidate)');
    expect(text).toContain('12 cases × 3');
    expect(text).toMatch(/pass rate (\d+\.\d) % → \1 %/);
    await editor.picture('verdict');
    const [name = ''] = readdirSync(join(editor.workspace, '.promptshift/runs'));
    const journal = readFileSync(join(editor.workspace, '.promptshift/runs', name), 'utf8');
    expect(journal.split('\n').filter((line) => line.includes('"type":"judged"'))).toHaveLength(72);
  });

  it('sends nothing when the question is answered with no', async () => {
    onTestFailed(() => editor.picture('failed-no'));
    const { page } = editor;
    const before = server.requests.length;
    await openFile(page, 'evals/triage.eval.yaml');
    await runCommand(page, 'Promptshift: Run eval suite…');
    await page.locator('.monaco-dialog-box', { hasText: 'Run Ticket triage?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.monaco-dialog-box').waitFor({ state: 'detached' });
    expect(server.requests.length).toBe(before);
  });
});
