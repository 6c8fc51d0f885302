import type { Page } from 'playwright-core';
import { waitUntil } from '../../support/waitUntil.ts';

/** Right-clicks where the cursor of the focused editor is and chooses an entry of the menu; it is there once the editor has told what it shows. */
export async function chooseFromEditorMenu(page: Page, entry: string): Promise<void> {
  const item = page.locator('.monaco-menu .action-label', { hasText: entry }).first();
  await waitUntil(`"${entry}" in the editor's menu`, async () => {
    const box = await page.locator('.editor-instance .monaco-editor.focused .cursors-layer .cursor').first().boundingBox({ timeout: 2000 }).catch(() => null);
    if (box === null) {
      // a panel or a closed list took the focus along: back to the editor
      await page.keyboard.press('Control+1');
      return false;
    }
    await page.mouse.click(box.x + 4, box.y + 8, { button: 'right' });
    if (await item.waitFor({ timeout: 2000 }).then(() => true, () => false)) {
      // a menu ignores a click in the moment it opens, so that it is clicked again
      for (let click = 0; click < 3; click++) {
        await item.click({ timeout: 1000 }).catch(() => undefined);
        if (await item.waitFor({ state: 'detached', timeout: 500 }).then(() => true, () => false)) return true;
      }
    }
    await page.keyboard.press('Escape');
    return false;
  });
}

/** Presses a button of the bar above the editor. */
export async function clickTitleButton(page: Page, title: string): Promise<void> {
  await page.locator(`.editor-group-container.active .editor-actions .action-label[aria-label^="${title}"]`).click();
}

/** Presses a part of a line above code, by what it says; `at` where several say it. */
export async function clickLens(page: Page, title: string | RegExp, at = 0): Promise<void> {
  await page.locator('.codelens-decoration a', { hasText: title }).nth(at).click();
}

/** Leaves every editor behind; a page that takes the focus between two keys gets the second. */
export async function closeAllEditors(page: Page): Promise<void> {
  const tabs = page.locator('.tabs-container .tab');
  await waitUntil('no editor', async () => {
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+W');
    return await tabs.first().waitFor({ state: 'detached', timeout: 1500 }).then(() => true, () => false);
  });
}
