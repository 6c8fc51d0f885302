import { afterAll, beforeAll, describe, it, onTestFailed } from 'vitest';
import { launchEditor, type Editor } from './support/editor.ts';
import { runCommand, typeIntoQuickInput } from './support/keyboard.ts';

describe('the walkthrough', () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await launchEditor({ name: 'walkthrough' });
  });
  afterAll(async () => {
    await editor?.close();
  });

  it('scans from its first step and ticks it', async () => {
    onTestFailed(() => editor.picture('failed'));
    const { page } = editor;
    await runCommand(page, 'Welcome: Open Walkthrough');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Move to the next model' }).first().waitFor();
    await typeIntoQuickInput(page, 'Move to the next model');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Move to the next model' }).waitFor();
    await page.keyboard.press('Enter');
    const step = page.locator('.getting-started-step', { hasText: 'Find every model' });
    await step.waitFor();
    await editor.picture('first');
    await step.locator('.monaco-button', { hasText: 'Scan workspace' }).click();
    await page.locator('.statusbar-item', { hasText: 'retired' }).waitFor();
    await step.locator('.codicon.complete').waitFor();
    await page.locator('.getting-started-step', { hasText: 'Pin a model' }).click();
    await page.frameLocator('iframe.webview').frameLocator('#active-frame').getByText('One Undo takes all of it back').waitFor();
    await editor.picture('second');
  });
});
