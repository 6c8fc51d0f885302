import type { Locator, Page } from 'playwright-core';
import { runCommand } from './keyboard.ts';

const tree = '.test-explorer-tree';

/** Shows the Test Explorer, from the palette. */
export async function openTestExplorer(page: Page): Promise<void> {
  await runCommand(page, 'Testing: Focus on Test Explorer View');
  await page.locator(`${tree} .monaco-list-row`).first().waitFor();
}

/** A suite or a case, by what its row says. */
export function testRow(page: Page, label: string): Locator {
  return page.locator(`${tree} .monaco-list-row`).filter({ has: page.locator('.label', { hasText: new RegExp(`^${label}`) }) });
}

/** Unfolds a suite with the mouse. */
export async function unfold(page: Page, label: string): Promise<void> {
  const row = testRow(page, label);
  if ((await row.getAttribute('aria-expanded')) !== 'true') await row.locator('.monaco-tl-twistie').click();
  await page.locator(`${tree} .monaco-list-row[aria-expanded=true]`).first().waitFor();
}

/** Waits for the icon that says how a case stands. */
export async function waitForState(page: Page, label: string, state: 'passed' | 'failed' | 'errored' | 'skipped' | 'queued' | 'unset'): Promise<void> {
  await testRow(page, label).locator(`.codicon-testing-${state}-icon`).waitFor();
}

/** Clicks a button of a row, which is there while the mouse is on it. */
export async function clickRowButton(page: Page, label: string, title: string): Promise<void> {
  const row = testRow(page, label);
  await row.hover();
  await row.locator(`.action-label[aria-label^="${title}"]`).click();
}
