import type { Page } from 'playwright-core';
import { waitUntil } from '../../support/waitUntil.ts';

/** A squiggle as a person sees it: which text it is under, in which colour. */
export type Squiggle = { readonly severity: 'error' | 'warning' | 'info'; readonly text: string; readonly x: number; readonly y: number };

/** The squiggles of the visible editors, read off the screen: the letters above each wavy line. */
export async function readSquiggles(page: Page): Promise<readonly Squiggle[]> {
  return await page.evaluate(() => {
    const lettersOver = (wave: DOMRect, editor: Element): string => {
      const middle = wave.top + wave.height / 2;
      const isOver = ({ left, right, top, bottom }: DOMRect): boolean =>
        top < middle && middle < bottom && left > wave.left - 1 && right < wave.right + 1 && right > left;
      let letters = '';
      for (const line of editor.querySelectorAll('.view-line')) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const text = node.textContent ?? '';
          const range = document.createRange();
          for (let index = 0; index < text.length; index++) {
            range.setStart(node, index);
            range.setEnd(node, index + 1);
            if (isOver(range.getBoundingClientRect())) letters += text[index];
          }
        }
      }
      return letters.replaceAll('\u00a0', ' ');
    };
    return (['error', 'warning', 'info'] as const).flatMap((severity) =>
      [...document.querySelectorAll(`:is(.editor-instance, .notebookOverlay) .squiggly-${severity}`)].map((element) => {
        const wave = element.getBoundingClientRect();
        const editor = element.closest('.editor-instance, .cell-editor-container') ?? document.body;
        return { severity, text: lettersOver(wave, editor), x: wave.left + wave.width / 2, y: wave.top + wave.height / 2 };
      }),
    );
  });
}

/** Waits for a squiggle under exactly this text, until it is seen at the same place twice: lines that appear above move it. */
export async function waitForSquiggle(page: Page, text: string): Promise<Squiggle> {
  let before: Squiggle | undefined;
  return await waitUntil(`a squiggle under ${text}`, async () => {
    const last = before;
    before = (await readSquiggles(page)).find((squiggle) => squiggle.text === text);
    return before !== undefined && before.x === last?.x && before.y === last.y && before;
  });
}

export async function waitForNoSquiggle(page: Page, text: string): Promise<void> {
  await waitUntil(`no squiggle under ${text}`, async () => (await readSquiggles(page)).every((squiggle) => squiggle.text !== text));
}

/** Rests the mouse on a squiggle and returns what the hover says. */
export async function hoverOver(page: Page, { x, y }: Squiggle): Promise<string> {
  const hover = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
  await page.mouse.move(x, y - 1);
  await page.mouse.move(x, y);
  await hover.waitFor();
  // what several extensions say of one place arrives one after the other
  let before = '';
  return await waitUntil('a hover that has said all', async () => {
    const last = before;
    before = await hover.innerText().catch(() => '');
    if (before !== '' && before === last) return before;
    await page.waitForTimeout(250);
    return false;
  });
}

/** Puts the cursor into the text of a squiggle with the mouse. */
export async function clickOn(page: Page, { x, y }: Squiggle): Promise<void> {
  await page.mouse.click(x, y);
}
