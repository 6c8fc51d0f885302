import type { Page } from 'playwright-core';

const toasts = '.notifications-toasts .notification-list-item';

/** Waits for a notification with a text and returns all that are shown. */
export async function waitForNotification(page: Page, text: string | RegExp): Promise<readonly string[]> {
  await page.locator(toasts, { hasText: text }).first().waitFor();
  return await page.locator(`${toasts} .notification-list-item-message`).allInnerTexts();
}

export async function clickNotificationButton(page: Page, button: string): Promise<void> {
  const toast = page.locator(toasts).first();
  await toast.hover();
  await toast.locator('.monaco-button', { hasText: button }).click();
}

/** Closes every notification by keyboard. */
export async function closeNotifications(page: Page): Promise<void> {
  const toast = page.locator(toasts);
  while ((await toast.count()) > 0) {
    // one that goes by itself meanwhile is closed too
    await toast.first().hover({ timeout: 1000 }).catch(() => undefined);
    await toast.first().locator('.codicon-notifications-clear').click({ timeout: 1000 }).catch(() => undefined);
    await page.waitForTimeout(100);
  }
}
