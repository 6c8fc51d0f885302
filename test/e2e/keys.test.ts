import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outFolder, projectRoot } from '../../scripts/vscode/paths.ts';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { compareFromExplorer, comparePanel, readAnswer, runAgain, waitForStatus } from './support/comparePanel.ts';
import { withEditor, type Editor } from './support/editor.ts';
import { openFile, reloadWindow, runCommand, typeIntoQuickInput } from './support/keyboard.ts';
import { closeNotifications, waitForNotification } from './support/notifications.ts';
import { formsOf, searchFolder, searchText, type Hit } from './support/searchDisk.ts';

/** With characters that every form writes in its own way. */
const key = 'sk-typed/by+hand"0123456789&abcdef';
const planted = 'planted/in+the"answer&0123456789';

describe('API keys', () => {
  let server: ChatServer;

  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks: ['normal'], delayMs: 5 });
  });

  afterAll(() => server?.close());

  const storeKey = async ({ page }: Editor): Promise<void> => {
    await runCommand(page, 'Promptshift: Set API key');
    await page.locator('.quick-input-widget', { hasText: 'API key for http://127.0.0.1' }).waitFor();
    await typeIntoQuickInput(page, key);
    await page.keyboard.press('Enter');
    await waitForNotification(page, 'is stored');
    await closeNotifications(page);
  };

  it('without a key nothing is sent: the notification and the panel say what to do', async () => {
    await withEditor({ name: 'keys-missing' }, async ({ page }) => {
      await compareFromExplorer(page, 'prompts/triage/1.2.0.md');
      const shown = await waitForNotification(page, 'There is no API key for https://api.openai.com');
      expect(shown).toHaveLength(1);
      await comparePanel(page).locator('.banner.problem', { hasText: 'no API key' }).waitFor();
      await comparePanel(page).locator('.banner.problem vscode-button', { hasText: 'Set API key' }).click();
      await page.locator('.quick-input-widget', { hasText: 'API key for https://api.openai.com' }).waitFor();
    });
  });

  it('a stored key goes to its endpoint, a removed one does not', async () => {
    await withEditor({ name: 'keys-stored', settings: { 'promptshift.openai.baseUrl': server.url } }, async (editor) => {
      const { page } = editor;
      await storeKey(editor);
      await compareFromExplorer(page, 'prompts/triage/1.2.0.md');
      await waitForStatus(page, 'complete');
      expect(server.requests.map(({ authorization }) => authorization)).toEqual([`Bearer ${key}`, `Bearer ${key}`]);
      await runCommand(page, 'Promptshift: Clear API key');
      await waitForNotification(page, 'is removed');
      await closeNotifications(page);
      await runAgain(page);
      await expect.poll(() => server.requests.length, { timeout: 30_000 }).toBe(4);
      expect(server.requests.slice(2).some(({ authorization }) => authorization?.includes('sk-typed'))).toBe(false);
    });
  });

  it('a typed key is found nowhere on disk, in logs, journals, recordings, reports and states, whatever the server says', async () => {
    const name = 'keys-search';
    await withEditor({ name, settings: { 'promptshift.openai.baseUrl': server.url } }, async (editor) => {
      const { page, workspace } = editor;
      await storeKey(editor);
      // a server that repeats the key it was sent, once in an answer and once in an error
      server.behave({ kind: 'stream', chunks: [`${planted} says: you sent Bearer ${key.slice(0, 9)}`, `${key.slice(9)}.`], delayMs: 5 });
      await compareFromExplorer(page, 'prompts/triage/1.2.0.md');
      await waitForStatus(page, 'complete');
      expect(server.requests.at(-1)?.authorization).toBe(`Bearer ${key}`);
      const answer = await readAnswer(page, 'baseline');
      expect(answer).toContain(`${planted} says: you sent Bearer …`);
      server.behave({ kind: 'refuse', status: 401, message: `The key ${key} of ${planted} is not known.` });
      await runAgain(page);
      await waitForStatus(page, 'failed');
      await waitForNotification(page, 'is not known');
      await closeNotifications(page);
      server.behave({ kind: 'stream', chunks: [`${planted} again: ${key}`], delayMs: 1 });
      const before = server.requests.length;
      await openFile(page, 'evals/triage.eval.yaml');
      await runCommand(page, 'Promptshift: Run eval suite…');
      await page.locator('.monaco-dialog-box', { hasText: 'Run Ticket triage?' }).waitFor();
      await page.keyboard.press('Enter');
      await waitUntil('the judgements of the suite', () => server.requests.length - before >= 72 && journals(workspace).split('"type":"judged"').length > 72, 90_000);
      await askFromTerminal(workspace, server.url);
      // what the editor holds in memory is written when its window goes
      await reloadWindow(page);
      await page.locator('.tab', { hasText: 'Compare: triage' }).waitFor();
      await page.locator('iframe.webview.ready').first().waitFor();

      const scratch = dirname(workspace);
      const storages = JSON.stringify(await page.context().storageState({ indexedDB: true }));
      const search = (text: string): readonly Hit[] => [
        ...searchFolder(scratch, text), ...searchText('storage of the workbench', storages, text),
        ...searchText('log of the server', readFileSync(join(outFolder, `logs/e2e-${name}-code-server.log`), 'utf8'), text),
      ];
      proveSearch(scratch);
      const found = search(planted).map(({ path }) => path.replace(scratch, ''));
      for (const place of [/\/profile\/user-data\/.*workspaceStorage|\/profile\/user-data\/.*globalStorage/, /\/\.promptshift\/runs\//, /\/\.promptshift\/recordings\//, /report\.html$/, /eval\.xml$/]) {
        expect(found.some((path) => place.test(path)), `${String(place)} in ${found.join(' ')}`).toBe(true);
      }
      expect(search(key)).toEqual([]);
      // nor most of it, such as one that was cut or masked in the middle
      expect(search(key.slice(10))).toEqual([]);
    });
  }, 240_000);
});

/** All journals of a workspace. */
function journals(workspace: string): string {
  const folder = join(workspace, '.promptshift/runs');
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('');
}

/** What only the command line writes: recordings and reports. The server is in this process, so nothing here may block it. */
async function askFromTerminal(workspace: string, url: string): Promise<void> {
  const env = { ...process.env, OPENAI_API_KEY: key, OPENAI_BASE_URL: url };
  const promptshift = async (...args: readonly string[]): Promise<void> => {
    await promisify(execFile)(process.execPath, [join(projectRoot, 'dist/cli.js'), ...args], { cwd: workspace, env }).catch((error: unknown) => {
      // a gate that is not passed is a result
      if ((error as { readonly code?: unknown }).code !== 1) throw error;
    });
  };
  await promptshift('compare', 'prompts/triage/1.2.0.md', '--record', '.promptshift/recordings/triage.jsonl', '--format', 'html', '--output', 'report.html');
  await promptshift('compare', 'prompts/triage/1.2.0.md', '--cache', '--format', 'json', '--output', 'report.json');
  await promptshift('eval', 'evals/triage.eval.yaml', '--format', 'junit', '--output', 'eval.xml');
}

/** The search finds every form of a text, in a file and in the name of one. */
function proveSearch(scratch: string): void {
  const hidden = 'hidden/by+a"test&0123456789';
  const folder = join(scratch, 'profile/user-data/planted');
  mkdirSync(folder);
  for (const [form, bytes] of formsOf(hidden)) writeFileSync(join(folder, `${form}.bin`), Buffer.concat([Buffer.from([0, 255, 7]), bytes, Buffer.from([0, 254])]));
  for (const prefix of ['', 'a', 'ab']) writeFileSync(join(folder, `longer${prefix}.txt`), Buffer.from(`${prefix}${hidden} and more`).toString('base64'));
  writeFileSync(join(folder, encodeURIComponent(hidden)), '');
  const found = new Set(searchFolder(scratch, hidden).map(({ path }) => path));
  expect([...readdirSync(folder)].filter((name) => !found.has(join(folder, name)))).toEqual([]);
  rmSync(folder, { recursive: true });
  expect(searchFolder(scratch, hidden)).toEqual([]);
}
