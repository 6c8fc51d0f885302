/** Pictures of the compare panel in each of its states, wide and narrow. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { startSampleServer } from '../../scripts/sampleServer.ts';
import { outFolder, projectRoot } from '../../scripts/vscode/paths.ts';
import { comparePanel, runAgain, waitForStatus } from './support/comparePanel.ts';
import { launchEditor, type ThemeName } from './support/editor.ts';
import { openFile, runCommand } from './support/keyboard.ts';
import { addPanelPrompts, panelAnswers } from './support/panelWorkspace.ts';

const sizes = { wide: { width: 1280, height: 900 }, narrow: { width: 480, height: 1500 } } as const;

/** Takes them all in one window; they go to `out/screenshots/<theme>`. */
export async function panelPictures(theme: ThemeName): Promise<void> {
  const server = await startSampleServer({ fixtures: panelAnswers });
  const editor = await launchEditor({
    name: `panel-pictures-${theme}`, theme, size: sizes.wide, prepare: addPanelPrompts,
    settings: { 'promptshift.openai.baseUrl': server.url, 'workbench.activityBar.location': 'hidden' },
  });
  const { page } = editor;
  try {
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    for (const [name, show] of Object.entries(states)) {
      await show(page);
      await page.mouse.move(sizes.wide.width / 2, sizes.wide.height - 4);
      await page.locator('.workbench-hover').first().waitFor({ state: 'hidden' });
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport);
        await comparePanel(page).locator('main').first().waitFor();
        if (size === 'narrow') await page.mouse.move(viewport.width / 2, viewport.height - 4);
        const path = join(outFolder, 'screenshots', theme, `panel-${name}-${size}.png`);
        mkdirSync(dirname(path), { recursive: true });
        await page.screenshot({ path, animations: 'disabled' });
        console.log(path.slice(projectRoot.length + 1));
      }
      await page.setViewportSize(sizes.wide);
      await page.keyboard.press('Escape');
      await runCommand(page, 'View: Close All Editors');
    }
  } catch (error) {
    await editor.picture('failed');
    throw error;
  } finally {
    await editor.close();
    await server.close();
  }
}

/** Each begins without an editor, and ends with the panel in the only group. */
const states: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async form(page) {
    await open(page, 'form');
    const panel = comparePanel(page);
    await panel.locator('.inputs[open]').waitFor();
    await panel.locator('[data-side=candidate] .parameters > summary').click();
  },
  async problem(page) {
    await open(page, 'form');
    await runAgain(page);
    await comparePanel(page).locator('.banner.problem').waitFor();
  },
  async streaming(page) {
    await open(page, 'slow');
    await waitForStatus(page, 'streaming');
    await comparePanel(page).locator('[data-side=candidate] .answer', { hasText: 'in pieces' }).waitFor();
  },
  async folded(page) {
    await open(page, 'claim');
    await waitForStatus(page, 'complete');
    const panel = comparePanel(page);
    await panel.locator('[aria-label="Diff by"]').selectOption('lines');
    await panel.locator('button.fold').first().waitFor();
    await panel.locator('[aria-label="Next change"]').click();
  },
  async structure(page) {
    await open(page, 'order');
    await waitForStatus(page, 'complete');
    await comparePanel(page).locator('[aria-label="Diff by"]').selectOption('structure');
    await comparePanel(page).locator('.structure').waitFor();
  },
  async grid(page) {
    await openFile(page, 'prompts/claim/1.0.0.md');
    await runCommand(page, 'Promptshift: Compare with another version…');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: '1.1.0' }).waitFor();
    await page.keyboard.press('Enter');
    await waitForStatus(page, 'complete');
    await alone(page);
    const panel = comparePanel(page);
    await panel.locator('[data-side=candidate] button.model').click();
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await page.keyboard.type('gpt-5.5-2026-04-23');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'gpt-5.5-2026-04-23' }).waitFor();
    await page.keyboard.press('Enter');
    await panel.locator('.gridChoice input').click();
    await panel.locator('.gridChoice input:checked').waitFor();
    await panel.locator('[aria-label="Runs of each side"]').selectOption('3');
    await runAgain(page);
    await panel.locator('table.grid').waitFor();
    await panel.locator('.costs > summary').click();
    await panel.locator('table.grid').scrollIntoViewIfNeeded();
  },
  async history(page) {
    await open(page, 'claim');
    await waitForStatus(page, 'complete');
    await comparePanel(page).locator('[data-action=history]:not([disabled])').click();
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  },
  async errors(page) {
    await open(page, 'refused');
    await waitForStatus(page, 'failed');
  },
};

async function open(page: Page, prompt: string): Promise<void> {
  await openFile(page, `prompts/${prompt}/1.0.0.md`);
  await runCommand(page, 'Promptshift: Compare models');
  await comparePanel(page).locator('.side').first().waitFor();
  await alone(page);
}

/** Closes the prompt's editor, so that the panel has the window. */
async function alone(page: Page): Promise<void> {
  const tab = page.locator('.tab', { hasText: /^1\.\d\.0\.md$/ });
  await tab.first().hover();
  await tab.first().locator('.action-label[aria-label*="Close"]').click();
  await tab.first().waitFor({ state: 'detached' });
}
