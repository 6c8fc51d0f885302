import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { endpointVariables, hostileFiles, hostilePlaces, type HostilePlace } from '../support/hostilePlaces.ts';
import { startTrapServer, type TrapServer } from '../support/trapServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { withEditor, type Editor, type EditorOptions } from './support/editor.ts';
import { closeAllEditors } from './support/editorMenu.ts';
import { runCommand, typeIntoQuickInput } from './support/keyboard.ts';
import { closeNotifications, waitForNotification } from './support/notifications.ts';

const isSuite = ({ subject }: HostilePlace): boolean => subject.endsWith('.eval.yaml');
const placeIn = (folder: string): HostilePlace => {
  const place = hostilePlaces.find((one) => one.folder === folder);
  if (place === undefined) throw new Error(`There is no place ${folder}.`);
  return place;
};

/** A workspace that names an endpoint in every place where one can be named. What it names hears nothing. */
describe('an endpoint that the workspace names', () => {
  let trap: TrapServer;
  let mine: ChatServer;
  beforeAll(async () => {
    trap = await startTrapServer();
    mine = await startChatServer({ kind: 'stream', chunks: ['yes'], delayMs: 1 });
  });
  afterAll(async () => {
    await trap?.close();
    await mine?.close();
  });

  const withHostile = async (options: Pick<EditorOptions, 'name' | 'settings' | 'trusted'>, more: Readonly<Record<string, string>>, use: (editor: Editor) => Promise<void>): Promise<void> => {
    const env = Object.fromEntries(['OPENAI_BASE_URL', ...endpointVariables].map((name) => [name, trap.url]));
    const prepare = (workspace: string): void => {
      for (const [path, text] of Object.entries({ ...hostileFiles(trap.url), ...more })) {
        mkdirSync(dirname(join(workspace, path)), { recursive: true });
        writeFileSync(join(workspace, path), text);
      }
    };
    await withEditor({ ...options, env, prepare }, use);
  };

  /** Asks as a person does; a suite says what it takes before it runs. */
  const ask = async (page: Page, place: HostilePlace): Promise<void> => {
    await page.keyboard.press('Control+P');
    await typeIntoQuickInput(page, `${place.folder}/${place.subject}`);
    // files of one name are told apart by their folder
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: place.folder }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await runCommand(page, isSuite(place) ? 'Promptshift: Run eval suite…' : 'Promptshift: Compare models');
  };
  const confirm = async (page: Page): Promise<void> => {
    await page.locator('.monaco-dialog-box', { hasText: 'Run Place?' }).waitFor();
    await page.keyboard.press('Enter');
  };
  const settings = (): Readonly<Record<string, string>> => ({ '.vscode/settings.json': JSON.stringify({ 'promptshift.openai.baseUrl': trap.url, 'promptshift.openai.api': 'chat', 'http.proxy': trap.url }) });

  it('would be heard', async () => {
    const other = await startTrapServer();
    await fetch(`${other.url}/models`);
    expect(other.heard).toEqual(['connection', 'GET /v1/models']);
    await other.close();
  });

  it('in files and in the environment: the endpoint of the person is used, or the file is refused', async () => {
    await withHostile({ name: 'hostile-files', settings: { 'promptshift.openai.baseUrl': mine.url } }, {}, async ({ page }) => {
      for (const place of hostilePlaces) {
        const before = mine.requests.length;
        await ask(page, place);
        if (place.refused === undefined) {
          if (isSuite(place)) await confirm(page);
          await waitUntil(`the requests of ${place.name}`, () => mine.requests.length >= before + 2);
          // a result that comes later would take the focus
          if (isSuite(place)) await page.locator('.tab', { hasText: 'Result: Place' }).waitFor();
        } else {
          await waitForNotification(page, place.refused);
          expect(mine.requests.length, place.name).toBe(before);
        }
        expect(trap.heard, place.name).toEqual([]);
        if (place.refused !== undefined) await closeNotifications(page);
        await closeAllEditors(page);
      }
    });
  }, 400_000);

  it('in settings of a trusted workspace: a person is asked, and nothing is sent after a no', async () => {
    await withHostile({ name: 'hostile-settings' }, settings(), async ({ page }) => {
      for (const place of [placeIn('frontmatter'), placeIn('promptybase'), placeIn('suiteparameters')]) {
        await ask(page, place);
        if (isSuite(place)) await confirm(page);
        await page.locator('.monaco-dialog-box', { hasText: `send prompts to ${new URL(trap.url).origin}` }).waitFor();
        await page.keyboard.press('Escape');
        await waitForNotification(page, 'you did not allow it');
        await closeNotifications(page);
        await closeAllEditors(page);
      }
      expect(trap.heard).toEqual([]);
    });
  });

  it('anywhere in a workspace that is not trusted: nothing is sent', async () => {
    await withHostile({ name: 'hostile-untrusted', trusted: false, settings: { 'promptshift.openai.baseUrl': mine.url } }, settings(), async ({ page }) => {
      const before = mine.requests.length;
      await page.locator('.monaco-dialog-box .monaco-button', { hasText: "No, I don't trust the authors" }).click();
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
      for (const place of [placeIn('frontmatter'), placeIn('promptyconnection'), placeIn('suite'), placeIn('suiteparameters')]) {
        await ask(page, place);
        await waitForNotification(page, 'not trusted');
        await closeNotifications(page);
        await closeAllEditors(page);
      }
      expect(trap.heard).toEqual([]);
      expect(mine.requests.length).toBe(before);
    });
  });
});
