import type { FrameLocator, Page } from 'playwright-core';
import { chooseFromContextMenu, revealInExplorer } from './explorer.ts';

export type Side = 'baseline' | 'candidate';

/** The compare panel, read as a person reads it: a webview is a frame within a frame. */
export function comparePanel(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

export async function waitForStatus(page: Page, status: 'complete' | 'failed' | 'streaming'): Promise<void> {
  for (const side of ['baseline', 'candidate']) await comparePanel(page).locator(`.side[data-side=${side}][data-status=${status}]`).waitFor();
}

export async function readAnswer(page: Page, side: Side): Promise<string> {
  return await comparePanel(page).locator(`.side[data-side=${side}] .answer`).innerText();
}

export type Figure = { readonly baseline: string; readonly candidate: string; readonly delta: string };

/** A row of the figures table, such as `cost`. */
export async function readFigure(page: Page, id: string): Promise<Figure> {
  const [baseline = '', candidate = '', delta = ''] = await comparePanel(page).locator(`tr[data-figure=${id}] td`).allInnerTexts();
  return { baseline, candidate, delta };
}

/** The number in a figure: `1,920 ms` is 1920, `$0.0037` is 0.0037. */
export function numberIn(text: string): number {
  const match = /-?[\d,]*\.?\d+/.exec(text.replaceAll('−', '-'));
  return match === null ? Number.NaN : Number(match[0].replaceAll(',', ''));
}

/** Compares a prompt by right-clicking it in the explorer. */
export async function compareFromExplorer(page: Page, path: string): Promise<void> {
  await chooseFromContextMenu(page, await revealInExplorer(page, path), 'Compare models');
}

/** Presses the panel's Run button with the mouse. */
export async function runAgain(page: Page): Promise<void> {
  await comparePanel(page).locator('vscode-button:not([disabled])', { hasText: /^\W*Run/ }).click();
}
