import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { compareFromExplorer, comparePanel, waitForStatus } from './support/comparePanel.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { typeIntoQuickInput } from './support/keyboard.ts';

const other = 'gpt-4.1-2025-04-14';

/** Thirty lines, of which the models write two differently. */
function answer(model: unknown): readonly string[] {
  const word = model === 'gpt-5.4-2026-03-05' ? 'first' : 'second';
  return Array.from({ length: 30 }, (_, line) => `Line ${line + 1}${line === 1 || line === 27 ? ` of the ${word}` : ''}\n`);
}

type Candidates = { readonly aliases: Readonly<Record<string, { readonly candidate?: string }>> };

describe.each(['mouse', 'keyboard'] as const)('the compare panel by %s alone', (by) => {
  let server: ChatServer;
  let editor: Editor;
  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks: (body) => answer(body['model']), delayMs: 2 });
    editor = await launchEditor({ name: `panel-${by}`, settings: { 'promptshift.openai.baseUrl': server.url }, size: { width: 1500, height: 950 } });
    await compareFromExplorer(editor.page, 'prompts/triage/1.2.0.md');
    await waitForStatus(editor.page, 'complete');
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });
  const panel = (): ReturnType<typeof comparePanel> => comparePanel(editor.page);
  const pageFrame = (): Frame => editor.page.frames().find((one) => one.url().includes('fake.html')) ?? editor.page.mainFrame();
  const candidate = (): string | undefined => (JSON.parse(editor.read('models.config.json')) as Candidates).aliases['chat.triage']?.candidate;

  /** Presses a control: with the mouse, or by Tab and a key. */
  async function press(selector: string, key = 'Enter'): Promise<void> {
    if (by === 'mouse') return await panel().locator(selector).first().click();
    await tabTo(selector);
    await editor.page.keyboard.press(key);
  }

  async function tabTo(selector: string): Promise<void> {
    for (let presses = 0; presses < 80; presses++) {
      if (await pageFrame().evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
      await editor.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never leads to ${selector}.`);
  }

  it('goes from change to change, compares by line, and opens what is folded', async () => {
    onTestFailed(() => editor.picture('failed-diff'));
    const { page } = editor;
    const count = panel().locator('.changeCount');
    if (by === 'mouse') {
      await press('button[aria-label="Next change"]');
      await count.filter({ hasText: 'change 1 of 2' }).waitFor();
      await press('button[aria-label="Previous change"]');
    } else {
      await tabTo('select[aria-label="Diff by"]');
      await page.keyboard.press('F7');
      await count.filter({ hasText: 'change 1 of 2' }).waitFor();
      await page.keyboard.press('Shift+F7');
    }
    await count.filter({ hasText: 'change 2 of 2' }).waitFor();
    await panel().locator('select[aria-label="Diff by"]').focus();
    await page.keyboard.press('ArrowDown');
    await panel().locator('button.fold').first().waitFor();
    await editor.picture('folded');
    expect(await panel().locator('[data-side=baseline] .answer').innerText()).not.toContain('Line 15');
    await press('[data-side=baseline] button.fold');
    await panel().locator('[data-side=baseline] .answer', { hasText: 'Line 15' }).waitFor();
  });

  it('takes another model for one side, and asks it', async () => {
    onTestFailed(() => editor.picture('failed-model'));
    const { page } = editor;
    const before = server.requests.length;
    await press('[data-side=candidate] button.model');
    await page.locator('.quick-input-widget', { hasText: 'candidate' }).waitFor();
    await typeIntoQuickInput(page, other);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: other }).waitFor();
    await page.keyboard.press('Enter');
    await panel().locator('[data-side=candidate] .id', { hasText: other }).waitFor();
    if (by === 'mouse') await panel().locator('vscode-button:not([disabled])', { hasText: /^\W*Run/ }).click();
    else {
      await tabTo('[data-side=candidate] button.model');
      await page.keyboard.press('Control+Enter');
    }
    await waitUntil('two more requests', () => server.requests.length === before + 2);
    await waitForStatus(page, 'complete');
    expect(server.requests.slice(before).map(({ model }) => model).toSorted()).toEqual([other, 'gpt-5.4-2026-03-05']);
  });

  it('takes a parameter away, adds one, and goes back to the prompt’s', async () => {
    onTestFailed(() => editor.picture('failed-parameters'));
    const { page } = editor;
    const rows = (): Promise<readonly string[]> => panel().locator('[data-side=baseline] [data-parameter] .parameterName').allInnerTexts();
    await press('[data-side=baseline] .parameters > summary');
    await press('[data-side=baseline] [data-parameter=temperature] button.remove');
    await waitUntil('no temperature', async () => !(await rows()).includes('temperature'));
    await press('[data-side=baseline] input[name=name]', 'Home');
    await page.keyboard.type('top_p');
    await page.keyboard.press('Tab');
    await page.keyboard.type('0.5');
    await page.keyboard.press('Enter');
    await waitUntil('the new parameter', async () => (await rows()).includes('top_p'));
    await editor.picture('parameters');
    await press('[data-side=baseline] .parameters button.link');
    await waitUntil('the parameters of the prompt', async () => (await rows()).join() === 'temperature');
  });

  it('gives inputs back to the prompt’s defaults', async () => {
    onTestFailed(() => editor.picture('failed-inputs'));
    const { page } = editor;
    await press('.inputs > summary');
    const text = panel().locator('.field[data-input=text] input');
    await text.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' again');
    await page.keyboard.press('Tab');
    await panel().locator('.inputs .summaryText', { hasText: 'My parcel is late again' }).waitFor({ state: 'attached' });
    await press('.formActions vscode-button');
    const defaults = page.locator('.quick-input-list .monaco-list-row', { hasText: 'The prompt\'s defaults' });
    await defaults.waitFor();
    if (by === 'mouse') await defaults.click();
    else {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
    await waitUntil('the default', async () => (await text.inputValue()) === 'My parcel is late');
  });

  it('makes the winner the candidate of the alias, and opens the prompt', async () => {
    onTestFailed(() => editor.picture('failed-winner'));
    const { page } = editor;
    await press('[data-action=setCandidate]');
    const question = page.locator('.monaco-dialog-box', { hasText: 'Set the candidate of chat.triage?' });
    await question.waitFor();
    if (by === 'mouse') await question.locator('.monaco-button', { hasText: 'Set candidate' }).click();
    else await page.keyboard.press('Enter');
    await waitUntil('the candidate', () => candidate() === other);
    await press('h1 button.link');
    await page.locator('.tab.active[data-resource-name="1.2.0.md"]').first().waitFor();
  });
});
