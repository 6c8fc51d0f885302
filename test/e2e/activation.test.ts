import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { launchEditor, type Editor } from './support/editor.ts';
import { reloadWindow, runCommand } from './support/keyboard.ts';

const limitMs = 50;
/**
 * The figure is time on the clock, and VS Code's own part of it (about 40 ms for an empty extension on two busy cores, several
 * times that in the first window of a server) is in it: the best of a few windows counts.
 */
const windows = 8;

describe('activation', () => {
  let editor: Editor;

  beforeAll(async () => {
    editor = await launchEditor({ name: 'activation' });
  });

  afterAll(() => editor?.close());

  it('takes less than 50 ms in the list of running extensions', async () => {
    onTestFailed(() => editor.picture('failed'));
    const { page } = editor;
    const seen: number[] = [];
    while (seen.length < windows && !seen.some((milliseconds) => milliseconds < limitMs)) {
      if (seen.length > 0) await reloadWindow(page);
      // A command activates nothing but its own extension, in a window that has come to rest.
      await runCommand(page, 'Promptshift: Show log');
      await page.locator('.part.panel .output-view').waitFor();
      seen.push(await readActivation(editor));
    }
    console.log(`activation: ${seen.join(', ')} ms`);
    expect(Math.min(...seen)).toBeLessThan(limitMs);
  });
});

/** What "Developer: Show Running Extensions" says. */
async function readActivation({ page }: Editor): Promise<number> {
  await runCommand(page, 'Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Promptshift' });
  await row.waitFor();
  const text = await row.innerText();
  await page.keyboard.press('Escape');
  await row.waitFor({ state: 'detached' });
  return Number(/Activation:\s*(\d+)\s*ms/.exec(text)?.[1]);
}
