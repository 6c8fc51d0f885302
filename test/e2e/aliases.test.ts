import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { waitUntil } from '../support/waitUntil.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { openFile, runCommand, typeIntoQuickInput } from './support/keyboard.ts';

const before = 'gpt-5.4-2026-03-05';
const after = 'gpt-5.5-2026-04-23';

describe('an alias in models.config.json', () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await launchEditor({ name: 'aliases' });
  });
  afterAll(async () => {
    await editor?.close();
  });

  /** Empty while the editor writes the file. */
  const slots = (): Readonly<Record<string, string>> => {
    const text = editor.read('models.config.json');
    if (!text.trimEnd().endsWith('}')) return {};
    const { aliases } = JSON.parse(text) as { readonly aliases: Readonly<Record<string, Readonly<Record<string, string>>>> };
    const { default: current = '', candidate = '', rollback = '' } = aliases['chat.triage'] ?? {};
    return { default: current, candidate, rollback };
  };

  it('is promoted from its lens after a look at the diff', async () => {
    onTestFailed(() => editor.picture('promote-failed'));
    const { page } = editor;
    await openFile(page, 'models.config.json');
    const promote = page.locator('.codelens-decoration a', { hasText: 'Promote' });
    await promote.waitFor();
    await editor.picture('lenses');
    await promote.click();
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('Promote chat.triage?').waitFor();
    await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
    await editor.picture('promote-question');
    expect(slots()).toEqual({ default: before, candidate: after, rollback: before });
    await dialog.getByText('Promote', { exact: true }).click();
    await waitUntil('the new default', () => slots()['default'] === after);
    expect(slots()).toEqual({ default: after, candidate: after, rollback: before });
    await page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
    await page.getByText(`chat.triage now stands for ${after}`).first().waitFor();
    await editor.picture('promoted');
  });

  it('is left alone when the question is cancelled', async () => {
    onTestFailed(() => editor.picture('cancel-failed'));
    const { page } = editor;
    await page.locator('.codelens-decoration a', { hasText: 'Roll back' }).click();
    await page.locator('.monaco-dialog-box').getByText('Roll back chat.triage?').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
    expect(slots()['default']).toBe(after);
  });

  it('is rolled back by keyboard alone, and Undo takes that back', async () => {
    onTestFailed(() => editor.picture('rollback-failed'));
    const { page } = editor;
    await runCommand(page, 'Promptshift: Roll back');
    await page.locator('.quick-input-widget', { hasText: 'Roll an alias back' }).waitFor();
    await typeIntoQuickInput(page, 'chat.triage');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-dialog-box').getByText('Roll back chat.triage?').waitFor();
    await page.keyboard.press('Enter');
    await waitUntil('the old default', () => slots()['default'] === before);
    await page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
    await openFile(page, 'models.config.json');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+s');
    await waitUntil('the default before', () => slots()['default'] === after);
  });

  it('takes another candidate', async () => {
    onTestFailed(() => editor.picture('candidate-failed'));
    const { page } = editor;
    await page.locator('.codelens-decoration a', { hasText: 'Set candidate…' }).click();
    await page.locator('.quick-input-widget', { hasText: 'Candidate of chat.triage' }).waitFor();
    await editor.picture('candidates');
    await typeIntoQuickInput(page, 'my-own-deployment');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'my-own-deployment' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.monaco-dialog-box').getByText('Set the candidate of chat.triage?').waitFor();
    await page.keyboard.press('Enter');
    await waitUntil('the candidate', () => slots()['candidate'] === 'my-own-deployment');
  });
});

describe.each(['dark', 'high-contrast'] as const)('aliases in a %s theme', (theme) => {
  it('can be read, from the lens to the question', async () => {
    const editor = await launchEditor({ name: `aliases-${theme}`, theme });
    try {
      const { page } = editor;
      await openFile(page, 'models.config.json');
      const promote = page.locator('.codelens-decoration a', { hasText: 'Promote' });
      await promote.waitFor();
      await page.locator('.view-line span', { hasText: /^"chat\.triage"$/ }).first().hover();
      await page.locator('.monaco-hover:not(.hidden)', { hasText: before }).waitFor();
      await editor.picture('hover');
      await promote.click();
      await page.locator('.monaco-dialog-box').getByText('Promote chat.triage?').waitFor();
      await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
      await editor.picture('question');
    } finally {
      await editor.close();
    }
  });
});
