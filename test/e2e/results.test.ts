import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { seriousProblems } from '../support/axe.ts';
import { startChatServer, type ChatServer, type SeenRequest } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { launchEditor, themes, type Editor, type ThemeName } from './support/editor.ts';
import { openFile, reloadWindow, runCommand } from './support/keyboard.ts';
import { clickNotificationButton, closeNotifications } from './support/notifications.ts';

const urgent = /on fire|leaking|insulin|lawyer about|wedding flowers/;

/** What the suite wants, but that the candidate takes a fire for normal when `worse`. */
function answers(worse: boolean): (body: SeenRequest['body']) => readonly string[] {
  return (body) => {
    const messages = body['messages'] as readonly { readonly role: string; readonly content: unknown }[];
    const asked = JSON.stringify(messages.filter(({ role }) => role === 'user'));
    const wrong = worse && body['model'] === 'gpt-5.5-2026-04-23' && /on fire|leaking/.test(asked);
    return [urgent.test(asked) && !wrong ? 'urgent' : 'normal'];
  };
}

/** The page of the result, read as a person reads it. */
function resultPage(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

/** The suite's one case of a kind, over and over: enough of them to decide by. */
function manyCases(workspace: string, count: number): void {
  const path = join(workspace, 'evals/triage.eval.yaml');
  const [head = ''] = readFileSync(path, 'utf8').split('cases:\n');
  const cases = Array.from({ length: count }, (_, at) => `  - { id: late-${at}, vars: { text: My parcel is ${at} days late }, assert: [ { type: equals, value: normal } ] }\n`);
  writeFileSync(path, `${head.replace('repeat: 3', 'repeat: 1')}cases:\n${cases.join('')}gate: { maxDrop: 0.05 }\n`);
}

async function runSuite(page: Page): Promise<void> {
  await openFile(page, 'evals/triage.eval.yaml');
  await runCommand(page, 'Promptshift: Run eval suite…');
  await page.locator('.monaco-dialog-box', { hasText: 'Run Ticket triage?' }).waitFor();
  await page.keyboard.press('Enter');
}

describe('the results page, by mouse', () => {
  let server: ChatServer;
  let editor: Editor;
  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks: answers(true), delayMs: 2 });
    editor = await launchEditor({ name: 'results', settings: { 'promptshift.openai.baseUrl': server.url }, size: { width: 1500, height: 950 } });
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });
  const ids = (): Promise<readonly string[]> => resultPage(editor.page).locator('.body .row .id').allInnerTexts();

  it('shows the verdict of a run with its reasons before anything else', async () => {
    onTestFailed(() => editor.picture('failed-verdict'));
    await runSuite(editor.page);
    const page = resultPage(editor.page);
    await page.locator('.decision', { hasText: 'HOLD' }).waitFor();
    expect(await page.locator('.reasons').innerText()).toMatch(/2 of \d+ critical cases regressed \(allowed 0\)/);
    expect(await page.locator('.grid').getAttribute('aria-rowcount')).toBe('13');
    await editor.page.locator('.notification-toast', { hasText: 'Ticket triage: Hold' }).waitFor();
    await editor.picture('hold');
  });

  it('opens the regressions from the notification, searches and sorts', async () => {
    onTestFailed(() => editor.picture('failed-filter'));
    await clickNotificationButton(editor.page, 'Open regressions');
    const page = resultPage(editor.page);
    await page.locator('.filter[data-filter=regressions][aria-pressed=true]').waitFor();
    expect((await ids()).toSorted()).toEqual(['fire', 'leaking-acid']);
    await closeNotifications(editor.page);
    await page.locator('.filter[data-filter=all]').click();
    await page.locator('input[type=search]').fill('legal');
    await waitUntil('the search', async () => (await ids()).length === 2);
    expect((await ids()).toSorted()).toEqual(['joking-lawyer', 'lawyer']);
    await page.locator('input[type=search]').fill('');
    await waitUntil('all cases', async () => (await ids()).length === 12);
    await page.locator('button[data-sort=id]').click();
    await waitUntil('the order', async () => (await ids())[0] === 'address');
    await page.locator('button[data-sort=id]').click();
    await waitUntil('the other order', async () => (await ids())[0] === 'thanks');
  });

  it('shows a case with both answers, and opens it in the compare panel without asking again', async () => {
    onTestFailed(() => editor.picture('failed-case'));
    const page = resultPage(editor.page);
    const before = server.requests.length;
    await page.locator('.row', { hasText: 'leaking-acid' }).click();
    await page.locator('.details [data-side=candidate] .answerText').first().waitFor();
    expect(await page.locator('.details [data-side=baseline] .answerText').allInnerTexts()).toEqual(['urgent', 'urgent', 'urgent']);
    expect(await page.locator('.details [data-side=candidate] .answerText').allInnerTexts()).toEqual(['normal', 'normal', 'normal']);
    await editor.picture('case');
    await page.locator('vscode-button[data-action=compare]').click();
    const panel = await waitUntil('the compare panel', async () => {
      for (const frame of editor.page.frames()) if ((await frame.locator('.side').count()) === 2) return frame;
      return undefined;
    });
    await panel.locator('.side[data-side=candidate] .answer', { hasText: 'normal' }).waitFor();
    expect(await panel.locator('.side[data-side=baseline] .answer').innerText()).toContain('urgent');
    expect(await panel.locator('.inputs').innerText()).toContain('Something is leaking');
    await editor.picture('compare');
    expect(server.requests.length).toBe(before);
    await editor.page.keyboard.press('Control+W');
  });

  it('is there again after a window reload, with every answer', async () => {
    onTestFailed(() => editor.picture('failed-reload'));
    await reloadWindow(editor.page);
    const page = resultPage(editor.page);
    await page.locator('.decision', { hasText: 'HOLD' }).waitFor();
    // the editor writes how a page is looked at seconds later; the run itself is read from its journal
    await waitUntil('all cases', async () => (await ids()).length === 12);
    await page.locator('.row', { hasText: 'leaking-acid' }).click();
    await page.locator('.details h2', { hasText: 'leaking-acid' }).waitFor();
    await page.locator('.details [data-side=candidate] .answerText', { hasText: 'normal' }).first().waitFor();
  });
});

describe('the results page, by keyboard alone', () => {
  let server: ChatServer;
  let editor: Editor;
  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks: answers(false), delayMs: 2 });
    editor = await launchEditor({ name: 'results-keys', settings: { 'promptshift.openai.baseUrl': server.url }, prepare: (workspace) => manyCases(workspace, 150) });
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });

  it('runs, finds a case, goes back to an earlier run, and promotes', async () => {
    onTestFailed(() => editor.picture('failed'));
    const { page } = editor;
    const { keyboard } = page;
    const result = resultPage(page);
    await runSuite(page);
    await result.locator('.decision', { hasText: 'PROMOTE' }).waitFor();
    await editor.picture('promote');
    await keyboard.press('Control+W');
    await runCommand(page, 'Promptshift: Show eval results…');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Ticket triage' }).waitFor();
    await keyboard.press('Enter');
    await result.locator('.decision', { hasText: 'PROMOTE' }).waitFor();
    // the page has the focus: its first button is a step away
    await waitUntil('the search', async () => {
      await keyboard.press('Tab');
      await keyboard.press('/');
      return await result.locator('input[type=search]:focus').count() === 1;
    });
    await keyboard.type('late-14');
    await waitUntil('the rows', async () => await result.locator('.grid').getAttribute('aria-rowcount') === '12');
    await waitUntil('the table', async () => {
      await keyboard.press('Tab');
      return await result.locator('.grid:focus').count() === 1;
    });
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await result.locator('.details [data-side=candidate] .answerText').first().waitFor();
    expect(await result.locator('.details h2').innerText()).toBe('late-140');
    await keyboard.press('Escape');
    await result.locator('.details').waitFor({ state: 'hidden' });
    await waitUntil('the button', async () => {
      await keyboard.press('Shift+Tab');
      return await result.locator('vscode-button[data-action=promote]:focus').count() === 1;
    });
    await keyboard.press('Enter');
    await page.locator('.monaco-dialog-box', { hasText: 'Promote chat.triage?' }).waitFor();
    await editor.picture('question');
    await keyboard.press('Enter');
    await waitUntil('the change', () => editor.read('models.config.json').includes('"default": "gpt-5.5-2026-04-23"'));
  });
});

describe('the results page in every theme', () => {
  it.each(Object.keys(themes) as readonly ThemeName[])('has no serious accessibility problem in %s, wide and narrow', async (theme) => {
    const server = await startChatServer({ kind: 'stream', chunks: answers(true), delayMs: 2 });
    const editor = await launchEditor({ name: `results-${theme}`, theme, settings: { 'promptshift.openai.baseUrl': server.url }, size: { width: 1500, height: 1000 } });
    try {
      await runSuite(editor.page);
      const page = resultPage(editor.page);
      await page.locator('.decision', { hasText: 'HOLD' }).waitFor();
      await page.locator('.row', { hasText: 'leaking-acid' }).click();
      await page.locator('.details .answerText').first().waitFor();
      await closeNotifications(editor.page);
      await editor.picture('table');
      const frame = await waitUntil('the frame', async () => {
        for (const one of editor.page.frames()) if ((await one.locator('.decision').count()) === 1) return one;
        return undefined;
      });
      expect(await seriousProblems(frame, { colours: true })).toEqual([]);
      for (const section of ['bounds', 'figures', 'charts']) await page.locator(`[data-section=${section}] > summary`).click();
      await page.locator('.chart').first().waitFor();
      await editor.picture('open');
      expect(await seriousProblems(frame, { colours: true })).toEqual([]);
      await editor.page.setViewportSize({ width: 900, height: 900 });
      await editor.picture('narrow');
      expect(await seriousProblems(frame, { colours: true })).toEqual([]);
    } finally {
      await editor.close();
      await server.close();
    }
  });
});
