import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { waitUntil } from '../support/waitUntil.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { runCommand, typeIntoQuickInput } from './support/keyboard.ts';
import { acceptAlias } from './support/pinning.ts';

const stepOf = (page: Page, title: string): Locator => page.locator('.getting-started-step', { hasText: title });

async function openWalkthrough(page: Page): Promise<void> {
  const found = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Move to the next model' });
  // A page that has just come to the front takes the focus, and with it the list away.
  const list = page.locator('.quick-input-widget:not([style*="display: none"]) input.input');
  await waitUntil('the walkthrough in the list', async () => {
    await runCommand(page, 'Welcome: Open Walkthrough');
    if (!(await list.waitFor({ timeout: 3000 }).then(() => true, () => false))) return false;
    await page.keyboard.type('Move to the next model');
    return await found.waitFor({ timeout: 3000 }).then(() => true, () => false);
  }, 60_000);
  await page.keyboard.press('Enter');
  await stepOf(page, 'Find every model').waitFor();
}

describe('the walkthrough, with the mouse', () => {
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
    await openWalkthrough(page);
    const step = stepOf(page, 'Find every model');
    await editor.picture('first');
    await step.locator('.monaco-button', { hasText: 'Scan workspace' }).click();
    await page.locator('.statusbar-item', { hasText: 'retired' }).waitFor();
    await step.locator('.codicon.complete').waitFor();
    await stepOf(page, 'Pin a model').click();
    await page.frameLocator('iframe.webview').frameLocator('#active-frame').getByText('One Undo takes all of it back').waitFor();
    await editor.picture('second');
  });

  it('shows the Inventory when the status bar is clicked', async () => {
    onTestFailed(() => editor.picture('status-failed'));
    const { page } = editor;
    await page.locator('.activitybar .action-item', { has: page.locator('[aria-label^="Explorer"]') }).first().click();
    const row = page.locator('.pane', { hasText: 'Inventory' }).locator('.monaco-list-row', { hasText: /^gpt-4-0613/ });
    await row.waitFor({ state: 'hidden' });
    await page.locator('.statusbar-item', { hasText: 'retired' }).click();
    await row.waitFor();
  });
});

describe('the walkthrough, by keyboard alone', () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await launchEditor({ name: 'walkthrough-keyboard' });
  });
  afterAll(async () => {
    await editor?.close();
  });

  /** Presses Tab until what has the focus begins with a text. */
  const tabTo = async (text: string): Promise<void> => {
    const { page } = editor;
    for (let presses = 0; presses < 40; presses++) {
      if (await page.evaluate((wanted) => document.activeElement?.textContent.startsWith(wanted) === true, text)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never leads to "${text}".`);
  };

  /**
   * Opens the walkthrough, goes to one of its steps and presses a button there, until what it leads to is seen:
   * VS Code draws a step anew when it is ticked, and a key that comes in between is lost.
   */
  const press = async (step: string, button: string, leadsTo: Locator): Promise<void> => {
    await waitUntil(`what "${button}" leads to`, async () => {
      await pressOnce(step, button);
      return await leadsTo.first().waitFor({ timeout: 10_000 }).then(() => true, () => false);
    }, 60_000);
  };

  const pressOnce = async (step: string, button: string): Promise<void> => {
    const { page } = editor;
    await openWalkthrough(page);
    await page.locator('.getting-started-step.expanded').waitFor();
    await waitUntil('the focus in the walkthrough', () => page.evaluate(() => document.activeElement?.classList.contains('getting-started-step') === true));
    await tabTo(step);
    if ((await stepOf(page, step).and(page.locator('.expanded')).count()) === 0) await page.keyboard.press('Enter');
    await stepOf(page, step).locator('.monaco-button', { hasText: button }).waitFor();
    await tabTo(button);
    await page.keyboard.press('Enter');
  };

  const ticked = async (step: string): Promise<void> => {
    await openWalkthrough(editor.page);
    await stepOf(editor.page, step).locator(`.codicon.complete[aria-label*="${step}"]`).waitFor();
  };

  const question = (title: string): Locator => editor.page.locator('.quick-input-widget:not([style*="display: none"])', { hasText: title });
  const alias = (): Record<string, string> => (JSON.parse(editor.read('models.config.json')) as { aliases: Record<string, Record<string, string>> }).aliases['chat.triage'] ?? {};

  it('scans', async () => {
    onTestFailed(() => editor.picture('scan-failed'));
    await press('Find every model', 'Scan workspace', editor.page.locator('.statusbar-item', { hasText: 'retired' }));
    await ticked('Find every model');
  });

  it('pins a model that the scan found', async () => {
    onTestFailed(() => editor.picture('pin-failed'));
    const { page } = editor;
    await press('Pin a model behind an alias', 'Pin behind alias', question('Choose a model to pin'));
    await editor.picture('pin');
    await typeIntoQuickInput(page, 'src/reply.ts:12');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'src/reply.ts:12' }).waitFor();
    await page.keyboard.press('Enter');
    await acceptAlias(page, 'chat.reply');
    await waitUntil('the alias in the code', () => editor.read('src/reply.ts').includes('model("chat.reply")'));
    expect(editor.read('models.config.json')).toContain('"chat.reply"');
    await ticked('Pin a model behind an alias');
  });

  it('makes a schema strict', async () => {
    onTestFailed(() => editor.picture('strict-failed'));
    const { page } = editor;
    await press('Make tool schemas strict', 'Make schema strict', question('Choose a schema'));
    await editor.picture('strict');
    await typeIntoQuickInput(page, 'find_ticket');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'tools/tickets.json' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active[data-resource-name="tickets.json"]').waitFor();
    await page.locator('.notifications-toasts .notification-list-item', { hasText: 'find_ticket' }).first().waitFor();
    await editor.picture('strict-done');
    await ticked('Make tool schemas strict');
  });

  it('finds the place of an error', async () => {
    onTestFailed(() => editor.picture('locate-failed'));
    const { page } = editor;
    await press('Make tool schemas strict', 'Locate schema error', question('Paste the error'));
    await page.keyboard.type("Invalid schema for function 'create_ticket': In context=('properties', 'attachments', 'items'), 'additionalProperties' is required to be supplied and to be false.");
    await page.keyboard.press('Enter');
    await page.locator('.tab.active[data-resource-name="tickets.json"]').waitFor();
  });

  it('names a candidate', async () => {
    onTestFailed(() => editor.picture('candidate-failed'));
    const { page } = editor;
    await press('Name the candidate', 'Set candidate', question('Choose an alias').or(question('chat.triage')));
    await typeIntoQuickInput(page, 'chat.triage');
    await page.keyboard.press('Enter');
    await question('Candidate of chat.triage').waitFor();
    await typeIntoQuickInput(page, 'gpt-5.6-sol');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'gpt-5.6-sol' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.monaco-dialog-box').getByText('Set the candidate of chat.triage?').waitFor();
    await page.keyboard.press('Enter');
    await waitUntil('the candidate', () => alias()['candidate'] === 'gpt-5.6-sol');
    await ticked('Name the candidate');
  });

  it('stores a key, and asks which alias and prompt to compare', async () => {
    onTestFailed(() => editor.picture('compare-failed'));
    const { page } = editor;
    await press('Compare a prompt on both models', 'Set API key', question('API key for'));
    await page.keyboard.type('not-a-key-but-a-test');
    await page.keyboard.press('Enter');
    await question('API key for').waitFor({ state: 'detached' });
    await press('Compare a prompt on both models', 'Compare default and candidate', question('Choose an alias').or(question('chat.triage')));
    await editor.picture('compare');
    await page.keyboard.press('Escape');
    await ticked('Compare a prompt on both models');
  });

  it('asks before it runs the suite', async () => {
    onTestFailed(() => editor.picture('evaluate-failed'));
    const { page } = editor;
    await press('Evaluate on your cases', 'Run eval suite', question('Run eval suite'));
    await typeIntoQuickInput(page, 'triage');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'evals/triage.eval.yaml' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.monaco-dialog-box').getByText('Run Ticket triage?').waitFor();
    await editor.picture('evaluate');
    await page.keyboard.press('Escape');
    await page.locator('.monaco-dialog-box').waitFor({ state: 'detached' });
    await ticked('Evaluate on your cases');
  });

  it('promotes, and rolls back', async () => {
    onTestFailed(() => editor.picture('promote-failed'));
    const { page } = editor;
    const { default: before } = alias();
    for (const [button, title, is] of [['Promote candidate', 'Promote chat.triage?', 'gpt-5.6-sol'], ['Roll back', 'Roll back chat.triage?', before]] as const) {
      await press('Promote, and roll back', button, question('Choose an alias').or(question('chat.triage')));
      await typeIntoQuickInput(page, 'chat.triage');
      await page.keyboard.press('Enter');
      await page.locator('.monaco-dialog-box').getByText(title).waitFor();
      await page.keyboard.press('Enter');
      await waitUntil(`the default ${is ?? ''}`, () => alias()['default'] === is);
    }
    await ticked('Promote, and roll back');
    await editor.picture('done');
  });
});
