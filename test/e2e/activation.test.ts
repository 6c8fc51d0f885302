import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { launchEditor, type Editor } from './support/editor.ts';
import { openFile, reloadWindow, runCommand } from './support/keyboard.ts';
import { waitForSquiggle } from './support/squiggles.ts';

const limitMs = 50;
/** The figure is time on the clock: whatever else starts in the same second is in it, so the best of a few windows counts. */
const windows = 5;

describe('activation', () => {
  let editor: Editor;

  beforeAll(async () => {
    editor = await launchEditor({ name: 'activation' });
  });

  afterAll(() => editor?.close());

  it('takes less than 50 ms in the list of running extensions', async () => {
    onTestFailed(() => editor.picture('failed'));
    const { page } = editor;
    // Python has no other extension here, so nothing else is loaded for it.
    await openFile(page, 'worker/summarise.py');
    const seen: number[] = [];
    while (seen.length < windows && !seen.some((milliseconds) => milliseconds < limitMs)) {
      if (seen.length > 0) await reloadWindow(page);
      await waitForSquiggle(page, 'gpt-4-0613');
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
