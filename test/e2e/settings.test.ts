import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { settingDefaults } from '../../src/extension/ids.ts';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { closeAllEditors } from './support/editorMenu.ts';
import { openFile, runCommand } from './support/keyboard.ts';
import { closeNotifications } from './support/notifications.ts';
import { hoverOver, waitForNoSquiggle, waitForSquiggle } from './support/squiggles.ts';

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
  let editor: Editor;
  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks: ['urgent'], delayMs: 1 });
    editor = await launchEditor({ name: 'settings', settings: { 'promptshift.openai.baseUrl': server.url }, size: { width: 1500, height: 950 } });
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
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
});
