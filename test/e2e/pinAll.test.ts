import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { waitUntil } from '../support/waitUntil.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { openFile, runCommand, typeIntoQuickInput } from './support/keyboard.ts';
import { acceptAlias } from './support/pinning.ts';
import { waitForSquiggle } from './support/squiggles.ts';

/** Uses a floating id with a snapshot. */
const floatingFile = 'src/assistant.ts';

describe('pin all', () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await launchEditor({ name: 'pinAll' });
  });
  afterAll(async () => {
    await editor?.close();
  });

  it('asks for model and alias, shows the refactor preview, and changes what is accepted', async () => {
    onTestFailed(() => editor.picture('pin-all-failed'));
    const { page } = editor;
    await openFile(page, 'src/reply.ts');
    await waitForSquiggle(page, 'gpt-4o');
    await runCommand(page, 'Pin all in file');
    await page.locator('.quick-input-widget', { hasText: 'Choose a model' }).or(page.locator('.quick-input-list', { hasText: '1 use' })).first().waitFor();
    await typeIntoQuickInput(page, 'gpt-4o');
    await page.keyboard.press('Enter');
    await acceptAlias(page, 'chat.reply');
    const preview = page.locator('.bulk-edit-panel');
    await preview.waitFor();
    await editor.picture('pin-all-preview');
    expect(editor.read('src/reply.ts')).toContain('model: "gpt-4o"');
    await preview.locator('.monaco-list-row', { hasText: /^reply\.ts/ }).locator('input[type=checkbox], .monaco-checkbox').first().click();
    await preview.getByText('Apply', { exact: true }).click();
    await waitUntil('the accessor', () => existsSync(join(editor.workspace, 'src/models.ts')));
    await waitUntil('the code', () => editor.read('src/reply.ts').includes('model: model("chat.reply")'));
    expect(editor.read('src/reply.ts')).toContain('model = "gpt-4.1"');
  });

  it('pins what floats in the whole workspace to snapshots, after a question', async () => {
    onTestFailed(() => editor.picture('pin-workspace-failed'));
    const { page } = editor;
    await runCommand(page, 'Promptshift: Scan workspace');
    await page.locator('.statusbar-item', { hasText: 'floating' }).waitFor();
    await runCommand(page, 'Promptshift: Pin floating models in workspace');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('to their snapshots?').waitFor();
    await editor.picture('pin-workspace-question');
    expect(editor.read(floatingFile)).not.toContain('gpt-5.4-2026-03-05');
    await dialog.getByText('Pin all', { exact: true }).click();
    await waitUntil('the snapshot', () => editor.read(floatingFile).includes('gpt-5.4-2026-03-05'));
  });
});
