import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { settingDefaults } from '../../src/extension/ids.ts';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { comparePanel, waitForStatus } from './support/comparePanel.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { closeAllEditors } from './support/editorMenu.ts';
import { openFile, runCommand } from './support/keyboard.ts';
import { closeNotifications, waitForNotification } from './support/notifications.ts';
import { hoverOver, waitForNoSquiggle, waitForSquiggle } from './support/squiggles.ts';

const answering = { kind: 'stream', chunks: ['urgent'], delayMs: 1 } as const;

/** A setting in the Settings editor. */
async function showSetting(page: Page, id: string): Promise<Locator> {
  await runCommand(page, 'Preferences: Open Settings (UI)');
  await page.locator('.settings-editor .suggest-input-container .view-lines').click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.type(`@id:${id}`);
  const setting = page.locator(`.settings-editor .setting-item-contents[data-key="${id}"]`);
  await setting.waitFor();
  return setting;
}

/** Changes one setting in the Settings editor, and waits until it is stored: the editor writes a moment after. */
async function change({ page, workspace }: Editor, id: keyof typeof settingDefaults, value: boolean | number | string): Promise<void> {
  const setting = await showSetting(page, id);
  if (typeof value === 'boolean') await setting.locator('.setting-value-checkbox').click();
  else if ((await setting.locator('select').count()) > 0) await setting.locator('select').selectOption({ label: String(value) });
  else {
    await setting.locator('.setting-item-value input').fill(String(value));
    await page.keyboard.press('Tab');
  }
  const file = join(dirname(workspace), 'profile/user-data/User/settings.json');
  // what is as it comes is not written
  await waitUntil(`${id} to be ${String(value)}`, () => ((JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)[id] ?? settingDefaults[id]) === value);
  await page.keyboard.press('Control+W');
  await page.locator('.settings-editor').waitFor({ state: 'detached' });
}

describe('a setting changed in the Settings editor', () => {
  let server: ChatServer;
  let other: ChatServer;
  let editor: Editor;
  beforeAll(async () => {
    [server, other] = [await startChatServer(answering), await startChatServer(answering)];
    editor = await launchEditor({ name: 'settings', size: { width: 1500, height: 950 } });
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
    await other?.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await editor.picture(`failed-${task.name.slice(0, 30).replaceAll(/\W+/g, '-')}`);
  });

  const compare = async (): Promise<void> => {
    await openFile(editor.page, 'prompts/triage/1.2.0.md');
    await runCommand(editor.page, 'Promptshift: Compare models');
  };
  const done = async (): Promise<void> => {
    await closeAllEditors(editor.page);
    await closeNotifications(editor.page);
  };

  it('stops and starts the scan of what is open (scan.enabled)', async () => {
    const { page } = editor;
    await openFile(page, 'src/reply.ts');
    await waitForSquiggle(page, 'gpt-4o');
    await change(editor, 'promptshift.scan.enabled', false);
    await waitForNoSquiggle(page, 'gpt-4o');
    await change(editor, 'promptshift.scan.enabled', true);
    await waitForSquiggle(page, 'gpt-4o');
    await done();
  });

  it('judges schemas by another API, or not at all (lint.profile, lint.enabled)', async () => {
    const { page } = editor;
    await openFile(page, 'tools/tickets.json');
    expect(await hoverOver(page, await waitForSquiggle(page, '"format"'))).toContain('OpenAI');
    await page.keyboard.press('Escape');
    await change(editor, 'promptshift.lint.profile', 'anthropic');
    const says = async (title: RegExp): Promise<void> => {
      await waitUntil(`${String(title)} above both schemas`, async () => (await page.locator('.codelens-decoration', { hasText: title }).count()) === 2);
    };
    await says(/^1 problem/);
    await change(editor, 'promptshift.lint.profile', 'gemini');
    await says(/^schema ✓/);
    await change(editor, 'promptshift.lint.enabled', false);
    await waitUntil('no line above a schema', async () => (await page.locator('.codelens-decoration').count()) === 0);
    await change(editor, 'promptshift.lint.enabled', true);
    await page.locator('.codelens-decoration').first().waitFor();
    await done();
  });

  it('is a button away where the endpoint has no key', async () => {
    const { page } = editor;
    await compare();
    await waitForNotification(page, 'There is no API key for https://api.openai.com');
    await comparePanel(page).locator('.banner.problem vscode-button', { hasText: 'Open settings' }).click();
    await page.locator('.settings-editor .setting-item-contents[data-key="promptshift.openai.baseUrl"]').waitFor();
    await done();
    await change(editor, 'promptshift.openai.baseUrl', server.url);
  });

  it('asks before a comparison above the limit (compare.confirmAboveUsd)', async () => {
    const { page } = editor;
    await change(editor, 'promptshift.compare.confirmAboveUsd', 0);
    const before = server.requests.length;
    await compare();
    await page.locator('.monaco-dialog-box', { hasText: 'This comparison is estimated to cost' }).waitFor();
    await page.keyboard.press('Escape');
    expect(server.requests.length).toBe(before);
    await done();
    await change(editor, 'promptshift.compare.confirmAboveUsd', 5);
  });

  it('tries again (openai.retries)', async () => {
    const { page } = editor;
    await change(editor, 'promptshift.openai.retries', 0);
    server.behave({ kind: 'refuse', status: 503, message: 'busy' });
    const before = server.requests.length;
    await compare();
    await waitForStatus(page, 'failed');
    const once = server.requests.length;
    expect(once).toBe(before + 2);
    await done();
    await change(editor, 'promptshift.openai.retries', 1);
    await compare();
    await waitForStatus(page, 'failed');
    expect(server.requests.length).toBe(once + 4);
    await done();
    await change(editor, 'promptshift.openai.retries', 0);
  });

  it('gives a silent endpoint up (openai.idleTimeoutSeconds)', async () => {
    const { page } = editor;
    await change(editor, 'promptshift.openai.idleTimeoutSeconds', 1);
    server.behave({ kind: 'silent' });
    await compare();
    await waitForNotification(page, 'sent nothing for 1 s');
    server.behave(answering);
    await done();
    await change(editor, 'promptshift.openai.idleTimeoutSeconds', 60);
  });

  it('asks one after the other (openai.parallelRequests)', async () => {
    const { page } = editor;
    await change(editor, 'promptshift.openai.parallelRequests', 1);
    server.behave({ ...answering, delayMs: 300 });
    const before = server.requests.length;
    await compare();
    await waitForStatus(page, 'complete');
    const [first, second] = server.requests.slice(before);
    expect(second?.at).toBeGreaterThanOrEqual(first?.chunkTimes.at(-1) ?? Number.POSITIVE_INFINITY);
    await done();
  });

  it('goes to another endpoint, by another API of it (openai.baseUrl, openai.api)', async () => {
    const { page } = editor;
    await change(editor, 'promptshift.openai.baseUrl', other.url);
    await compare();
    await waitForStatus(page, 'complete');
    expect(other.requests.map(({ path }) => path)).toEqual(['/v1/chat/completions', '/v1/chat/completions']);
    await done();
    await change(editor, 'promptshift.openai.api', 'responses');
    await compare();
    await waitUntil('a request of the other API', () => other.requests.some(({ path }) => path === '/v1/responses'));
    await done();
  });
});
