import type { Locator, Page } from 'playwright-core';

/** The question that is asked at the top of the window, by what it says. */
export function question(page: Page, text: string | RegExp): Locator {
  return page.locator('.quick-input-widget:not([style*="display: none"])', { hasText: text });
}

/** Waits for a question and leaves it. */
export async function leaveQuestion(page: Page, text: string | RegExp): Promise<void> {
  await question(page, text).waitFor();
  await page.keyboard.press('Escape');
  await question(page, text).waitFor({ state: 'hidden' });
}

/** Chooses an answer of the open question by typing it. */
export async function answerWith(page: Page, typed: string, row: string | RegExp = typed): Promise<void> {
  await page.locator('.quick-input-widget input.input').waitFor();
  await page.keyboard.type(typed);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: row }).waitFor();
  await page.keyboard.press('Enter');
}

/** Waits for a question in the middle of the window and leaves it. */
export async function leaveDialog(page: Page, text: string): Promise<void> {
  const dialog = page.locator('.monaco-dialog-box', { hasText: text });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}
