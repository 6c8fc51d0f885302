import type { Page } from 'playwright-core';
import { waitUntil } from '../../support/waitUntil.ts';

const quickInput = '.quick-input-widget:not([style*="display: none"])';

/** Opens a file through Ctrl+P. */
export async function openFile(page: Page, path: string): Promise<void> {
  await openQuickInput(page, 'Control+P');
  await page.keyboard.type(path);
  const [name = path, folder = ''] = path.split('/').toReversed();
  // versions of several prompts have the same name
  await page.locator(`${quickInput} .quick-input-list .monaco-list-row.focused`, { hasText: name }).filter({ hasText: folder }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await page.locator('.editor-instance .monaco-editor.focused').waitFor();
}

/** Runs a command through the command palette, by its title as shown there. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const found = page.locator(`${quickInput} .quick-input-list .monaco-list-row.focused`, { hasText: title });
  // A palette that is open does not learn of the commands of an extension that comes a few seconds after the window.
  await waitUntil(`the command "${title}"`, async () => {
    await openQuickInput(page, 'F1');
    await page.keyboard.type(title);
    try {
      await found.waitFor({ timeout: 3000 });
      return true;
    } catch {
      await page.keyboard.press('Escape');
      return false;
    }
  });
  await page.keyboard.press('Enter');
}

/** Presses a key that opens a quick input, again where it was lost because the focus was on its way between two frames. */
async function openQuickInput(page: Page, key: string): Promise<void> {
  await waitUntil(`what ${key} opens`, async () => {
    await page.keyboard.press(key);
    return await page.locator(`${quickInput} input.input:focus`).waitFor({ timeout: 3000 }).then(() => true, () => false);
  });
}

/** Types into the open quick input, after what it starts with. */
export async function typeIntoQuickInput(page: Page, text: string): Promise<void> {
  await page.locator(`${quickInput} input.input`).waitFor();
  await page.keyboard.type(text);
}

/** Puts the cursor at a line and column, counted from 1. */
export async function goTo(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press('Control+G');
  await typeIntoQuickInput(page, `${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
}

/** Opens the quick fixes at the cursor with Ctrl+. and returns their titles. */
export async function openQuickFixes(page: Page): Promise<readonly string[]> {
  const titles = page.locator('.action-widget .monaco-list-row.action .title');
  // A busy editor drops the request when its text is scanned again in that moment.
  await waitUntil('the list of quick fixes', async () => {
    await page.keyboard.press('Control+.');
    return await titles.first().waitFor({ timeout: 5000 }).then(() => true, () => false);
  });
  return await titles.allInnerTexts();
}

/** Chooses a quick fix of the open list with the arrow keys. */
export async function chooseQuickFix(page: Page, title: string): Promise<void> {
  const focused = page.locator('.action-widget .monaco-list-row.action.focused .title');
  const count = await page.locator('.action-widget .monaco-list-row.action').count();
  for (let step = 0; step <= count; step++) {
    if ((await focused.innerText()).startsWith(title)) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No quick fix starts with "${title}".`);
}

/**
 * Undoes once in the focused editor and waits until `isDone`. Where VS Code asks about several files, says yes to all of
 * them; it asks unless the change also created files.
 */
export async function undoInAllFiles(page: Page, isDone: () => boolean | Promise<boolean>): Promise<void> {
  await page.keyboard.press('Control+Z');
  const button = page.locator('.monaco-dialog-box .monaco-button', { hasText: /Undo in \d+ Files/ });
  await waitUntil('the undo', async () => {
    if (await button.isVisible()) await button.click();
    return await isDone();
  });
}

/** Reloads the window as a person does, so that the editor keeps its state. */
export async function reloadWindow(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load', { timeout: 60_000 }), runCommand(page, 'Developer: Reload Window')]);
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
}
