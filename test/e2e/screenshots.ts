/** `npm run screenshots [-- panel] [THEME…]`: pictures of the Inventory, the editor and the compare panel in each theme; with `panel` of the panel's states alone. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { startSampleServer, type SampleServer } from '../../scripts/sampleServer.ts';
import { projectRoot } from '../../scripts/vscode/paths.ts';
import { panelPictures } from './panelPictures.ts';
import { waitForStatus } from './support/comparePanel.ts';
import { launchEditor, themes, type Editor, type ThemeName } from './support/editor.ts';
import { openFile, openQuickFixes, runCommand } from './support/keyboard.ts';
import { sampleAnswers } from './support/sampleAnswers.ts';
import { setup } from './support/installed.ts';
import { clickOn, hoverOver, waitForSquiggle } from './support/squiggles.ts';

/** The README shows the dark pictures; the others are for looking at. */
const folderOf = (theme: ThemeName): string => join(projectRoot, theme === 'dark' ? 'docs/images' : `out/screenshots/${theme}`);

await setup();
const known = Object.keys(themes) as ThemeName[];
const named = known.filter((theme) => process.argv.includes(theme));
const all = named.length === 0 ? known : named;
if (!process.argv.includes('panel')) {
  const server = await startSampleServer({ fixtures: sampleAnswers });
  for (const theme of all) await picturesIn(theme, server);
  await server.close();
}
for (const theme of all) await panelPictures(theme);

async function picturesIn(theme: ThemeName, { url }: SampleServer): Promise<void> {
  const editor = await launchEditor({
    name: `screenshots-${theme}`,
    theme,
    size: { width: 1280, height: 800 },
    settings: { 'promptshift.openai.baseUrl': url, 'editor.minimap.enabled': false },
  });
  try {
    await inventoryPicture(editor, theme);
    await quickFixPicture(editor, theme);
    await aliasPicture(editor, theme);
    await comparePicture(editor, theme);
  } finally {
    await editor.close();
  }
}

async function inventoryPicture({ page }: Editor, theme: ThemeName): Promise<void> {
  await page.locator('.activitybar .action-item', { has: page.locator('[aria-label="Promptshift"]') }).first().click();
  await page.locator('.monaco-button', { hasText: 'Scan workspace' }).click();
  await page.locator('.statusbar-item', { hasText: 'retired' }).waitFor();
  await openFile(page, 'src/reply.ts');
  await page.keyboard.press('Escape');
  // far enough down to leave room for the whole card
  await hoverOver(page, await waitForSquiggle(page, 'gpt-4.1'));
  await save(page, theme, 'inventory');
}

async function quickFixPicture({ page }: Editor, theme: ThemeName): Promise<void> {
  await openFile(page, 'src/reply.ts');
  await clickOn(page, await waitForSquiggle(page, 'gpt-4o'));
  await openQuickFixes(page);
  await save(page, theme, 'editor');
  await page.keyboard.press('Escape');
}

async function aliasPicture({ page }: Editor, theme: ThemeName): Promise<void> {
  await openFile(page, 'models.config.json');
  await lens(page, 'Compare').waitFor();
  await save(page, theme, 'aliases');
}

async function comparePicture({ page }: Editor, theme: ThemeName): Promise<void> {
  await openFile(page, 'prompts/reply/1.1.0.md');
  await lens(page, 'Compare').click();
  await waitForStatus(page, 'complete');
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  await page.mouse.move(640, 790);
  await save(page, theme, 'compare');
}

/** The first line above code whose text begins with a word. */
function lens(page: Page, text: string): Locator {
  return page.locator('.codelens-decoration a', { hasText: new RegExp(`^${text}`) }).first();
}

async function save(page: Page, theme: ThemeName, name: string): Promise<void> {
  const path = join(folderOf(theme), `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, animations: 'disabled' });
  console.log(path.slice(projectRoot.length + 1));
}
