/**
 * `npm run bench:activation`: what VS Code's own "Developer: Show Running Extensions" says, window after window.
 * The figure is time on the clock with VS Code's own part in it (about 40 ms for an empty extension on two busy cores,
 * several times that in the first window of a server), so it is a measurement and never a test.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchEditor, type Editor } from '../e2e/support/editor.ts';
import { openFile, reloadWindow, runCommand } from '../e2e/support/keyboard.ts';
import { waitForSquiggle } from '../e2e/support/squiggles.ts';

const windows = 8;

describe('activation', () => {
  let editor: Editor;

  beforeAll(async () => {
    editor = await launchEditor({ name: 'activation' });
  });

  afterAll(() => editor?.close());

  it('is measured', async () => {
    const { page } = editor;
    // Python has no other extension here, so nothing else is loaded for it.
    await openFile(page, 'worker/summarise.py');
    const seen: number[] = [];
    while (seen.length < windows) {
      if (seen.length > 0) await reloadWindow(page);
      await waitForSquiggle(page, 'gpt-4-0613');
      seen.push(await readActivation(editor));
    }
    const sorted = seen.toSorted((a, b) => a - b);
    console.log(`activation in ${windows} windows: ${seen.join(', ')} ms; least ${sorted[0]}, median ${sorted[windows / 2]}`);
    expect(seen.every(Number.isFinite)).toBe(true);
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
