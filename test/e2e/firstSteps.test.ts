import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { waitUntil } from '../support/waitUntil.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { chooseQuickFix, openFile, openQuickFixes, typeIntoQuickInput } from './support/keyboard.ts';
import { acceptAlias } from './support/pinning.ts';
import { clickOn, waitForSquiggle } from './support/squiggles.ts';

describe('a workspace without prompts and suites', () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await launchEditor({
      name: 'first-steps',
      prepare: (workspace) => {
        for (const folder of ['prompts', 'evals']) rmSync(join(workspace, folder), { recursive: true });
      },
    });
  });
  afterAll(async () => {
    await editor?.close();
  });

  it('is offered a new prompt when there is none to compare', async () => {
    onTestFailed(() => editor.picture('prompt-failed'));
    const { page } = editor;
    await openFile(page, 'models.config.json');
    await page.locator('.codelens-decoration a', { hasText: 'Compare default and candidate' }).click();
    const notice = page.locator('.notification-list-item', { hasText: 'No prompt file runs on chat.triage' });
    await notice.locator('.monaco-button', { hasText: 'New prompt…' }).click();
    await page.locator('.quick-input-widget', { hasText: 'New prompt' }).waitFor();
    await page.keyboard.type('two words');
    await page.locator('.quick-input-widget', { hasText: 'Use letters, digits' }).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await typeIntoQuickInput(page, 'order-status');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active[data-resource-name="1.0.0.md"]').waitFor();
    await page.locator('.codelens-decoration a', { hasText: 'Compare' }).first().waitFor();
    await editor.picture('prompt');
    expect(editor.read('prompts/order-status/1.0.0.md')).toContain('model: "chat.triage"');
    // the task is selected, to be written over
    await page.keyboard.type('Answer in one word.');
    await waitUntil('what was typed on disk', () => editor.read('prompts/order-status/1.0.0.md').includes('# System\nAnswer in one word.\n'));
  });

  it('is told what comes next when a model that is gone was pinned', async () => {
    onTestFailed(() => editor.picture('pin-failed'));
    const { page } = editor;
    await openFile(page, 'worker/settings.py');
    await clickOn(page, await waitForSquiggle(page, 'gpt-4-0613'));
    await openQuickFixes(page);
    await chooseQuickFix(page, 'Pin behind alias…');
    await acceptAlias(page, 'chat.summary');
    const notice = page.locator('.notification-list-item', { hasText: 'chat.summary stands for gpt-4-0613, which is retired' });
    await notice.locator('.monaco-button', { hasText: 'Set candidate…' }).click();
    await page.locator('.quick-input-widget', { hasText: 'Candidate of chat.summary' }).waitFor();
    // the vendor's successor is chosen by Enter alone
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: "the vendor's successor" }).waitFor();
    await editor.picture('candidate');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-dialog-box').getByText('Set the candidate of chat.summary?').waitFor();
    await page.keyboard.press('Enter');
    await waitUntil('the candidate', () => (JSON.parse(editor.read('models.config.json')) as { aliases: Record<string, { candidate?: string }> }).aliases['chat.summary']?.candidate !== undefined);
  });
});
