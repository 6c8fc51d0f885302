import type { Frame, Locator, Page } from 'playwright-core';
import { panelControls, type PanelControl } from '../../support/panelControls.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { comparePanel, type Side } from './comparePanel.ts';

export type Means = 'mouse' | 'keyboard';

/** Somebody who uses the compare panel by one means alone. What was used is kept in `used`. */
export interface PanelUser {
  readonly by: Means;
  /** Presses a control, that of the baseline unless told: with the mouse, or by Tab and a key. */
  press(control: PanelControl, how?: { readonly key?: string; readonly side?: Side }): Promise<void>;
  /** Puts the cursor into a field. */
  enter(control: PanelControl): Promise<void>;
  /** Chooses one of a select's options, `steps` further down. */
  choose(control: PanelControl, option: string, steps: number): Promise<void>;
  /** Chooses a row of the open list: with the mouse, or by what is typed or with the arrow keys, and Enter. */
  pick(row: string): Promise<void>;
  /** Types what a list or a box asks for, and takes it. */
  give(text: string): Promise<void>;
  /** Closes an editor by its title; by keyboard the one that has the focus. */
  closeTab(title: string): Promise<void>;
  /** Says yes in a question of the editor. */
  agree(question: string, button: string): Promise<void>;
}

type Before = { activeBefore?: Element | null };

export function createPanelUser(page: Page, by: Means, used: Set<PanelControl>): PanelUser {
  const selectorOf = (control: PanelControl, side?: Side): string => `${side === undefined ? '' : `[data-side=${side}] `}${panelControls[control]}`;
  const where = (control: PanelControl, side?: Side): Locator => comparePanel(page).locator(`${selectorOf(control, side)}:not([disabled])`).first();

  async function tabTo(selector: string): Promise<void> {
    let frame = await focusPanel(page);
    for (let presses = 0; presses < 120; presses++) {
      const way = await frame.evaluate(wayTo, selector);
      if (way === 'there') return;
      if (way === 'away') {
        // a list that closes gives the focus back to whatever had it before
        frame = await focusPanel(page);
        continue;
      }
      await page.keyboard.press(way);
      // the page is another process: what a key does there is seen a moment later
      await waitUntil('the next control', () => frame.evaluate(() => document.activeElement !== (globalThis as Before).activeBefore), 1000).catch(() => undefined);
    }
    throw new Error(`Tab never leads to ${selector}.`);
  }

  async function enter(control: PanelControl, side?: Side): Promise<void> {
    used.add(control);
    await where(control, side).waitFor();
    await (by === 'mouse' ? where(control, side).click() : tabTo(selectorOf(control, side)));
  }

  return {
    by,
    enter: (control) => enter(control),
    async press(control, { key = 'Enter', side } = {}) {
      await enter(control, side);
      if (by === 'keyboard') await page.keyboard.press(key);
    },
    async choose(control, option, steps) {
      used.add(control);
      // the list that a select opens is the browser's own: no mouse of a test reaches it
      if (by === 'mouse') return void (await where(control).selectOption(option));
      await tabTo(selectorOf(control));
      for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowDown');
    },
    async pick(row) {
      const found = page.locator('.quick-input-list .monaco-list-row', { hasText: row });
      await found.first().waitFor();
      if (by === 'mouse') return await found.first().click();
      const focused = page.locator('.quick-input-list .monaco-list-row.focused');
      await focused.waitFor();
      const rows = await page.locator('.quick-input-list .monaco-list-row').count();
      for (let step = 0; step <= rows && !(await focused.innerText()).includes(row); step++) await page.keyboard.press('ArrowDown');
      await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: row }).waitFor();
      await page.keyboard.press('Enter');
    },
    async give(text) {
      await page.locator('.quick-input-widget input.input').waitFor();
      await page.keyboard.type(text);
      await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text }).waitFor();
      await page.keyboard.press('Enter');
    },
    async closeTab(title) {
      const tab = page.locator('.tab', { hasText: title });
      await tab.waitFor();
      if (by === 'mouse') {
        await tab.hover();
        await tab.locator('.action-label[aria-label*="Close"]').click();
      } else await page.keyboard.press('Control+W');
      await tab.waitFor({ state: 'detached' });
    },
    async agree(question, button) {
      const dialog = page.locator('.monaco-dialog-box', { hasText: question });
      await dialog.waitFor();
      await (by === 'mouse' ? dialog.locator('.monaco-button', { hasText: button }).click() : page.keyboard.press('Enter'));
    },
  };
}

/** Runs in the page: the key that leads to an element by the shorter way, which never leaves the page. */
function wayTo(selector: string): 'there' | 'away' | 'Tab' | 'Shift+Tab' {
  if (!document.hasFocus()) return 'away';
  const active = document.activeElement;
  (globalThis as Before).activeBefore = active;
  if (active?.matches(selector) === true) return 'there';
  const target = document.querySelector(selector);
  return active !== null && target !== null && active !== document.body && (active.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING) !== 0 ? 'Shift+Tab' : 'Tab';
}

/** The frame of the one compare page that is open. */
export async function panelFrame(page: Page): Promise<Frame> {
  return await waitUntil('the page of the panel', async () => {
    for (const frame of page.frames()) if ((await frame.locator('main .side').count().catch(() => 0)) > 0) return frame;
    return undefined;
  });
}

/** Where the focus has gone back to the workbench, the key of the panel's group brings it. */
async function focusPanel(page: Page): Promise<Frame> {
  const frame = await panelFrame(page);
  await waitUntil('the focus in the panel', async () => {
    if (await frame.evaluate(() => document.hasFocus())) return true;
    await page.keyboard.press('Control+2');
    return await waitUntil('the focus', () => frame.evaluate(() => document.hasFocus()), 2000).then(() => true, () => false);
  });
  return frame;
}
