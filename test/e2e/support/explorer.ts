import type { Locator, Page } from 'playwright-core';
import { waitUntil } from '../../support/waitUntil.ts';

/** Opens folders with the mouse until a file is visible, and returns its row. */
export async function revealInExplorer(page: Page, path: string): Promise<Locator> {
  const parts = path.split('/');
  for (let depth = 1; depth < parts.length; depth++) {
    const below = rowOf(page, parts.slice(0, depth + 1));
    // A folder that only holds a folder is shown as one row, so the child may be there already.
    if ((await below.count()) === 0) await rowOf(page, parts.slice(0, depth)).first().click();
    await below.first().waitFor();
  }
  return rowOf(page, parts).first();
}

/** Rows carry their path in the tooltip of their icon label. */
function rowOf(page: Page, parts: readonly string[]): Locator {
  return page.locator(`.explorer-folders-view .monaco-list-row:has(.monaco-icon-label[aria-label$="${parts.join('/')}"])`);
}

/** Right-clicks a row and chooses an entry of its menu. */
export async function chooseFromContextMenu(page: Page, row: Locator, entry: string): Promise<void> {
  const menu = page.locator('.monaco-menu');
  const item = menu.locator('.action-item .action-label', { hasText: entry });
  // The entry of an extension is there a few seconds after the window: open the menu again until it is.
  await waitUntil(`"${entry}" in the menu`, async () => {
    await row.click({ button: 'right' });
    await menu.locator('.action-item').first().waitFor();
    if (await item.first().isVisible()) return true;
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    return false;
  });
  // A menu ignores a click in the moment it opens.
  await waitUntil('the menu to take the click', async () => {
    await item.first().click({ timeout: 1000 }).catch(() => undefined);
    return await menu.waitFor({ state: 'detached', timeout: 1000 }).then(() => true, () => false);
  });
}
