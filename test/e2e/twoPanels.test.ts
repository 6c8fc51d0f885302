import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startChatServer, type Behaviour, type ChatServer } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { compareFromExplorer } from './support/comparePanel.ts';
import { openFile, runCommand } from './support/keyboard.ts';

const stream = (word: string, count: number, delayMs: number): Behaviour => ({ kind: 'stream', chunks: Array.from({ length: count }, (_, index) => `${word}${index + 1} `), delayMs });
const [slow, fast] = [stream('alpha', 400, 100), stream('beta', 40, 50)];

describe('two panels at once', () => {
  let server: ChatServer;
  let editor: Editor;
  beforeAll(async () => {
    server = await startChatServer(slow);
    editor = await launchEditor({ name: 'twoPanels', settings: { 'promptshift.openai.baseUrl': server.url }, size: { width: 1800, height: 950 } });
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });
  /** The page of the panel whose prompt has this name. */
  const pageOf = async (name: string): Promise<Frame | undefined> => {
    for (const frame of editor.page.frames()) {
      const title = await frame.locator('h1').first().innerText({ timeout: 200 }).catch(() => '');
      if (title.includes(name) && (await frame.locator('.side').count()) === 2) return frame;
    }
    return undefined;
  };
  /** From tab to tab, through both groups, until the panel is shown: which group has the focus is the editor's affair. */
  const goToPage = async (name: string): Promise<Frame> =>
    await waitUntil(`the page of ${name}`, async () => {
      const shown = await waitUntil('it', () => pageOf(name), 2000).catch(() => undefined);
      if (shown === undefined) await editor.page.keyboard.press('Control+PageUp');
      return shown;
    });
  const answersOf = async (name: string): Promise<string> => (await (await pageOf(name))?.locator('.answer').allInnerTexts())?.join('|') ?? '';
  const statusOf = async (name: string): Promise<readonly string[]> => (await (await pageOf(name))?.locator('.side').evaluateAll((sides) => sides.map((side) => side.getAttribute('data-status') ?? ''))) ?? [];

  it('show each its own answers; closing one by mouse cuts its requests and leaves the other', async () => {
    onTestFailed(() => editor.picture('failed-mouse'));
    const { page } = editor;
    server.behave(slow, slow, fast);
    await compareFromExplorer(page, 'prompts/triage/1.2.0.md');
    await waitUntil('the first panel', async () => (await answersOf('triage')).includes('alpha3'));
    await compareFromExplorer(page, 'prompts/summarise/2.0.0.md');
    await waitUntil('both answering', async () => (await answersOf('summarise')).includes('beta3'));
    await editor.picture('both');
    const [first, second] = [await answersOf('triage'), await answersOf('summarise')];
    expect(first).toMatch(/alpha/);
    expect(first).not.toMatch(/beta/);
    expect(second).toMatch(/beta/);
    expect(second).not.toMatch(/alpha/);

    await page.locator('.tab', { hasText: 'Compare: triage' }).hover();
    await page.locator('.tab', { hasText: 'Compare: triage' }).locator('.action-label[aria-label*="Close"]').click();
    await waitUntil('the cut of both requests', () => server.requests.slice(0, 2).every(({ isCut }) => isCut()));
    await waitUntil('the other panel whole', async () => (await statusOf('summarise')).join() === 'complete,complete');
    expect(await answersOf('summarise')).toContain('beta40');
    expect(server.requests.slice(2).map(({ isCut }) => isCut())).toEqual([false, false]);
  });

  it('do the same by keyboard: run both, stop one with Escape, close it', async () => {
    onTestFailed(() => editor.picture('failed-keyboard'));
    const { page } = editor;
    const before = server.requests.length;
    server.behave(slow, slow, fast);
    await openFile(page, 'prompts/triage/1.2.0.md');
    await runCommand(page, 'Promptshift: Compare models');
    await waitUntil('the first panel', async () => (await answersOf('triage')).includes('alpha2'));
    await openFile(page, 'prompts/summarise/2.0.0.md');
    await runCommand(page, 'Promptshift: Compare models');
    await waitUntil('both asked', () => server.requests.length === before + 4);
    await waitUntil('the second panel', async () => (await answersOf('summarise')).includes('beta2'));
    // the first one went on behind the second
    const triage = await goToPage('triage');
    await waitUntil('what came meanwhile', async () => (await answersOf('triage')).includes('alpha6'));
    await triage.locator('.answer').first().focus();
    await page.keyboard.press('Escape');
    await waitUntil('the cut of both requests', () => server.requests.slice(before, before + 2).every(({ isCut }) => isCut()));
    expect(await statusOf('triage')).toEqual(['cancelled', 'cancelled']);
    expect(await answersOf('triage')).toMatch(/alpha1 alpha2/);
    await page.keyboard.press('Control+W');
    await waitUntil('one panel', async () => (await pageOf('triage')) === undefined);
    await goToPage('summarise');
    await waitUntil('the other panel whole', async () => (await statusOf('summarise')).join() === 'complete,complete');
    expect(await answersOf('summarise')).toContain('beta40');
  });
});
