import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { seriousProblems } from '../support/axe.ts';
import { startChatServer, type ChatServer, type SeenRequest } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { launchEditor, themes, type Editor } from './support/editor.ts';
import { openFile, runCommand } from './support/keyboard.ts';
import { closeNotifications } from './support/notifications.ts';

const blessed = '.promptshift/reference/triage.jsonl';
const [inUse, candidate] = ['gpt-5.4-2026-03-05', 'gpt-5.5-2026-04-23'];

/** Models that take late parcels whose number ends with 1 or 2 for urgent: named ones, from now on. */
function answersOf(worse: ReadonlySet<string>): (body: SeenRequest['body']) => readonly string[] {
  return ({ model, messages }) => [worse.has(String(model)) && /is \d*[12] days late/.test(JSON.stringify(messages)) ? 'urgent' : 'normal'];
}

/** Enough cases of one kind to decide by. */
function manyCases(workspace: string): void {
  const path = join(workspace, 'evals/triage.eval.yaml');
  const [head = ''] = readFileSync(path, 'utf8').split('cases:\n');
  const cases = Array.from({ length: 150 }, (_, at) => `  - { id: late-${at}, tags: [late], vars: { text: My parcel is ${at} days late }, assert: [ { type: equals, value: normal } ] }\n`);
  writeFileSync(path, `${head.replace('repeat: 3', 'repeat: 1')}cases:\n${cases.join('')}gate: { maxDrop: 0.05 }\n`);
}

/** The page of the result that is shown, once it says this. */
async function resultSaying(page: Page, decision: string): Promise<Frame> {
  return await waitUntil(`a result that says ${decision}`, async () => {
    for (const frame of page.frames()) {
      if ((await frame.locator('.decision', { hasText: new RegExp(`[✓✖?⚠] ${decision}$`) }).count().catch(() => 0)) === 1) return frame;
    }
    return undefined;
  });
}

async function dialog(page: Page, title: string): Promise<string> {
  const box = page.locator('.monaco-dialog-box', { hasText: title });
  await box.waitFor();
  return await box.innerText();
}

async function runSuite(page: Page): Promise<void> {
  await openFile(page, 'evals/triage.eval.yaml');
  await runCommand(page, 'Promptshift: Run eval suite…');
  await dialog(page, 'Run Ticket triage?');
  await page.keyboard.press('Enter');
}

describe('reference runs, by mouse', () => {
  const worse = new Set<string>();
  let server: ChatServer;
  let editor: Editor;
  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks: answersOf(worse), delayMs: 1 });
    editor = await launchEditor({ name: 'blessed', settings: { 'promptshift.openai.baseUrl': server.url }, size: { width: 1500, height: 950 }, prepare: manyCases });
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });
  const click = async (label: string): Promise<void> => editor.page.locator('.monaco-dialog-box .monaco-button', { hasText: label }).click();
  const toast = async (text: string, button: string): Promise<void> => {
    const found = editor.page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first();
    await found.hover();
    await found.locator('.monaco-button', { hasText: button }).click();
  };

  it('blesses a run after saying what is written, takes it back, and opens what was written', async () => {
    onTestFailed(() => editor.picture('failed-bless'));
    const { page } = editor;
    await runSuite(page);
    const result = await resultSaying(page, 'PROMOTE');
    expect(await result.locator('.about.reference').innerText()).toContain('This suite has no reference run yet');
    await closeNotifications(page);
    await result.locator('vscode-button[data-action=bless]').click();
    const question = await dialog(page, 'Bless this run as the reference run of Ticket triage?');
    expect(question).toContain(blessed);
    expect(question).toContain(`Bless candidate ${candidate}`);
    await editor.picture('question');
    await click(`Bless baseline ${inUse}`);
    await waitUntil('the file', () => existsSync(join(editor.workspace, blessed)));
    await result.locator('.about.reference', { hasText: 'This run is the reference run, by its baseline' }).waitFor();
    await editor.picture('blessed');
    await toast('Blessed gpt-5.4-2026-03-05', 'Undo');
    await waitUntil('the file is gone', () => !existsSync(join(editor.workspace, blessed)));
    await result.locator('.about.reference', { hasText: 'This suite has no reference run yet' }).waitFor();
    await closeNotifications(page);
    await result.locator('vscode-button[data-action=bless]').click();
    await dialog(page, 'Bless this run as the reference run of Ticket triage?');
    await click(`Bless baseline ${inUse}`);
    await toast('Blessed gpt-5.4-2026-03-05', 'Open');
    await page.locator('.tab.active[data-resource-name="triage.jsonl"]').waitFor();
    const [header = '', ...cases] = editor.read(blessed).trimEnd().split('\n');
    expect(JSON.parse(header)).toMatchObject({ type: 'reference', side: 'baseline', model: inUse, repeat: 1, blessedAt: expect.any(String) as string });
    expect(cases).toHaveLength(150);
    await page.keyboard.press('Control+W');
    await closeNotifications(page);
  });

  it('asks the model in use alone and finds no drift, then drift with its regressions', async () => {
    onTestFailed(() => editor.picture('failed-drift'));
    const { page } = editor;
    const asked = server.requests.length;
    await (await resultSaying(page, 'PROMOTE')).locator('vscode-button[data-action=compareReference]').click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'in use now (chat.triage)' }).waitFor();
    await editor.picture('which-model');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'has it drifted since?' }).click();
    expect(await dialog(page, 'Compare Ticket triage with its reference run?')).toContain(`${inUse} alone is asked, 150 cases: at least 150 requests. It is held against ${inUse}`);
    await editor.picture('compare-question');
    await click('Run');
    const steady = await resultSaying(page, 'NO DRIFT');
    expect(server.requests.length).toBe(asked + 150);
    expect(server.requests.slice(asked).every(({ model }) => model === inUse)).toBe(true);
    expect(await steady.locator('.against').innerText()).toMatch(/^Held against the reference run: gpt-5\.4-2026-03-05, asked on \d{4}-\d\d-\d\d .* blessed on /);
    expect(await steady.locator('vscode-button[data-action=promote]').count()).toBe(0);
    await editor.picture('no-drift');
    worse.add(inUse);
    await closeNotifications(page);
    await steady.locator('vscode-button[data-action=compareReference]').click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'has it drifted since?' }).click();
    await dialog(page, 'Compare Ticket triage with its reference run?');
    await click('Run');
    const drifted = await resultSaying(page, 'DRIFT');
    await closeNotifications(page);
    await drifted.locator('vscode-button[data-action=regressions]').click();
    await waitUntil('the regressions', async () => (await drifted.locator('.grid').getAttribute('aria-rowcount')) === '31');
    await drifted.locator('.row', { has: drifted.locator('.id', { hasText: /^late-11$/ }) }).click();
    await drifted.locator('.details [data-side=candidate] .answerText', { hasText: 'urgent' }).waitFor();
    expect(await drifted.locator('.details [data-side=baseline]').innerText()).toContain('A reference run holds no text of its answers.');
    await editor.picture('drift');
  });

  it('has no serious accessibility problem in any theme', async () => {
    onTestFailed(() => editor.picture('failed-theme'));
    const drifted = await resultSaying(editor.page, 'DRIFT');
    for (const [theme, title] of Object.entries(themes)) {
      mkdirSync(join(editor.workspace, '.vscode'), { recursive: true });
      writeFileSync(join(editor.workspace, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': title }));
      const kind = { light: 'vscode-light', dark: 'vscode-dark', 'high-contrast': 'vscode-high-contrast', 'high-contrast-light': 'vscode-high-contrast-light' }[theme];
      await drifted.locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
      // colours fade from one theme to the next
      await waitUntil(`no problem in ${theme}`, async () => (await seriousProblems(drifted, { colours: true })).length === 0).catch(() => undefined);
      await editor.picture(`drift-${theme}`);
      expect(await seriousProblems(drifted, { colours: true }), theme).toEqual([]);
    }
  });

  it('asks before it replaces what is blessed, and gives that back', async () => {
    onTestFailed(() => editor.picture('failed-replace'));
    const { page } = editor;
    const before = editor.read(blessed);
    await (await resultSaying(page, 'DRIFT')).locator('vscode-button[data-action=bless]').click();
    const question = await dialog(page, 'Replace the reference run of Ticket triage?');
    expect(question).toContain(`It replaces what is there. Reference run of this suite: ${inUse}, asked on`);
    await editor.picture('replace');
    await click(`Bless candidate ${inUse}`);
    await waitUntil('the other run', () => editor.read(blessed) !== before);
    await toast('was replaced', 'Undo');
    await waitUntil('the run before', () => editor.read(blessed) === before);
  });
});

describe('reference runs, by keyboard alone', () => {
  let server: ChatServer;
  let editor: Editor;
  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks: answersOf(new Set()), delayMs: 1 });
    editor = await launchEditor({ name: 'blessed-keys', settings: { 'promptshift.openai.baseUrl': server.url }, prepare: manyCases });
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });

  it('blesses, holds the candidate against the reference run, and promotes it', async () => {
    onTestFailed(() => editor.picture('failed'));
    const { page } = editor;
    const { keyboard } = page;
    await runSuite(page);
    await resultSaying(page, 'PROMOTE');
    await runCommand(page, 'Promptshift: Bless as reference run…');
    await dialog(page, 'Bless this run as the reference run of Ticket triage?');
    // the side that the verdict speaks for comes first; the other one is a Tab away
    await keyboard.press('Tab');
    await page.locator('.monaco-dialog-box .monaco-button:focus', { hasText: `Bless baseline ${inUse}` }).waitFor();
    await keyboard.press('Enter');
    await waitUntil('the file', () => existsSync(join(editor.workspace, blessed)));
    await keyboard.press('Control+W');
    // the editor below gets the focus late, and would take it from a list that is open by then
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await openFile(page, 'evals/triage.eval.yaml');
    await runCommand(page, 'Promptshift: Compare with reference run…');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'in use now' }).waitFor();
    await keyboard.press('ArrowDown');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'the candidate of chat.triage' }).waitFor();
    await keyboard.press('Enter');
    await dialog(page, 'Compare Ticket triage with its reference run?');
    await keyboard.press('Enter');
    const result = await resultSaying(page, 'PROMOTE');
    expect(await result.locator('.against').innerText()).toContain(`Only ${candidate} was asked now.`);
    expect(server.requests.slice(300).every(({ model }) => model === candidate)).toBe(true);
    await editor.picture('promote');
    await waitUntil('the button', async () => {
      await keyboard.press('Tab');
      return (await result.locator('vscode-button[data-action=promote]:focus').count()) === 1;
    });
    await keyboard.press('Enter');
    await dialog(page, 'Promote chat.triage?');
    await keyboard.press('Enter');
    await waitUntil('the change', () => editor.read('models.config.json').includes(`"default": "${candidate}"`));
  });
});
