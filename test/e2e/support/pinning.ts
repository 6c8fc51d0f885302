import type { Page } from 'playwright-core';
import { typeIntoQuickInput } from './keyboard.ts';

/** Answers the question which alias an id goes behind with a new name. */
export async function acceptAlias(page: Page, name: string): Promise<void> {
  await page.locator('.quick-input-widget', { hasText: 'behind an alias' }).waitFor();
  await typeIntoQuickInput(page, name);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor();
  await page.keyboard.press('Enter');
}
