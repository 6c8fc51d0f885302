/**
 * `npm run bench:activation`: what VS Code's own "Developer: Show Running Extensions" says, window after window, beside an
 * extension that does nothing and is started by the same event. The figure is time on the clock with VS Code's own part in
 * it, on an event loop that every extension of the window shares, so it is a measurement and never a test.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installExtension } from '../../scripts/vscode/installExtension.ts';
import { outFolder } from '../../scripts/vscode/paths.ts';
import { launchEditor, type Editor } from '../e2e/support/editor.ts';
import { openFile, reloadWindow, runCommand } from '../e2e/support/keyboard.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { waitForSquiggle } from '../e2e/support/squiggles.ts';

const windows = 12;
const names = ['Promptshift', 'Empty'] as const;

type Milliseconds = Record<(typeof names)[number], number>;

describe('activation', () => {
  let editor: Editor;

  beforeAll(async () => {
    const folder = join(outFolder, 'bench/activation');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const empty = join(folder, 'empty.vsix');
    await createVSIX({ cwd: join(import.meta.dirname, 'emptyExtension'), packagePath: empty, allowMissingRepository: true, skipLicense: true });
    const { extensions } = await installExtension([join(outFolder, 'promptshift.vsix'), empty], join(folder, 'installed'));
    editor = await launchEditor({ name: 'activation', extensions });
  });

  afterAll(() => editor?.close());

  it('is measured', async () => {
    const { page } = editor;
    // Python has no other extension here, so nothing else is loaded for it.
    await openFile(page, 'worker/summarise.py');
    const seen: Milliseconds[] = [];
    while (seen.length < windows) {
      if (seen.length > 0) await reloadWindow(page);
      await waitForSquiggle(page, 'gpt-4-0613');
      seen.push(await readActivation(page));
    }
    for (const name of names) console.log(`${name}: ${summary(seen.map((window) => window[name]))}`);
    expect(seen.flatMap((window) => names.map((name) => window[name])).every(Number.isFinite)).toBe(true);
  });
});

/** What "Developer: Show Running Extensions" says of each. */
async function readActivation(page: Page): Promise<Milliseconds> {
  await runCommand(page, 'Developer: Show Running Extensions');
  const rows = page.locator('.runtime-extensions-editor .monaco-list-row');
  const shown = async (name: string): Promise<number> => {
    const row = rows.filter({ hasText: name });
    // The slowest come first; what is not in sight is not drawn.
    await page.keyboard.press('Home');
    await waitUntil(`${name} in the list`, async () => {
      if ((await row.count()) > 0) return true;
      await page.keyboard.press('PageDown');
      return false;
    });
    return Number(/Activation:\s*(\d+)\s*ms/.exec(await row.innerText())?.[1]);
  };
  await rows.first().click();
  const found = { Promptshift: await shown('Promptshift'), Empty: await shown('Empty') };
  await page.keyboard.press('Escape');
  await rows.first().waitFor({ state: 'detached' });
  return found;
}

function summary(milliseconds: readonly number[]): string {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return `${milliseconds.join(', ')} ms; least ${sorted[0]}, median ${sorted[sorted.length / 2]}`;
}
