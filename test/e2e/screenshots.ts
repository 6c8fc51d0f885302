/** `npm run screenshots`: pictures of the editor and of the compare panel in three themes, into docs/images. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startSampleServer, type SampleServer } from '../../scripts/sampleServer.ts';
import { projectRoot } from '../../scripts/vscode/paths.ts';
import { compareFromExplorer, waitForStatus } from './support/comparePanel.ts';
import { launchEditor, themes, type Editor, type ThemeName } from './support/editor.ts';
import { openFile, openQuickFixes } from './support/keyboard.ts';
import { sampleAnswers } from './support/sampleAnswers.ts';
import { setup } from './support/installed.ts';
import { clickOn, waitForSquiggle } from './support/squiggles.ts';

const folder = join(projectRoot, 'docs/images');

mkdirSync(folder, { recursive: true });
await setup();
const server = await startSampleServer({ fixtures: sampleAnswers });
for (const theme of Object.keys(themes) as ThemeName[]) await picturesIn(theme, server);
await server.close();

async function picturesIn(theme: ThemeName, { url }: SampleServer): Promise<void> {
  const editor = await launchEditor({
    name: `screenshots-${theme}`,
    theme,
    size: { width: 1280, height: 800 },
    settings: { 'promptshift.openai.baseUrl': url, 'editor.minimap.enabled': false },
  });
  try {
    await quickFixPicture(editor, theme);
    await comparePicture(editor, theme);
  } finally {
    await editor.close();
  }
}

async function quickFixPicture({ page }: Editor, theme: ThemeName): Promise<void> {
  await openFile(page, 'src/reply.ts');
  await clickOn(page, await waitForSquiggle(page, 'gpt-4o'));
  await openQuickFixes(page);
  await save(page, `editor-${theme}`);
  await page.keyboard.press('Escape');
}

async function comparePicture({ page }: Editor, theme: ThemeName): Promise<void> {
  await openFile(page, 'prompts/reply/1.1.0.md');
  await compareFromExplorer(page, 'prompts/reply/1.1.0.md');
  await waitForStatus(page, 'complete');
  // the explorer makes room for the two answers, and the mouse for the picture
  await page.keyboard.press('Control+B');
  await page.mouse.move(640, 790);
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  await save(page, `compare-${theme}`);
}

async function save(page: Editor['page'], name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  console.log(path.slice(projectRoot.length + 1));
}
