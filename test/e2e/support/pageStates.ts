import type { Frame, Page } from 'playwright-core';
import { waitUntil } from '../../support/waitUntil.ts';
import type { Side } from './comparePanel.ts';

/** A state of an answer as the page showed it, with the time of this machine's clock in ms. */
export type PageState = { readonly time: number; readonly text: string };

type Recorded = { promptshiftStates?: Record<string, PageState[]> };

/** Watches both answers of the compare page from now on: every state that its DOM goes through. */
export async function watchAnswers(page: Page): Promise<{ readonly states: (side: Side) => Promise<readonly PageState[]> }> {
  const frame = await waitUntil('the page of the panel', () => findPanelFrame(page));
  await frame.evaluate(() => {
    const recorded: Record<string, PageState[]> = { baseline: [], candidate: [] };
    (window as Recorded).promptshiftStates = recorded;
    const look = (): void => {
      for (const [side, states] of Object.entries(recorded)) {
        const answer = document.querySelector(`.side[data-side=${side}] .answer`);
        const text = answer?.querySelector('.placeholder') === null ? (answer.textContent ?? '') : '';
        if (states.at(-1)?.text !== text) states.push({ time: Date.now(), text });
      }
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return {
    states: (side) => frame.evaluate((name) => (window as Recorded).promptshiftStates?.[name] ?? [], side),
  };
}

async function findPanelFrame(page: Page): Promise<Frame | undefined> {
  for (const frame of page.frames()) {
    if ((await frame.locator('.side').count()) === 2) return frame;
  }
  return undefined;
}
