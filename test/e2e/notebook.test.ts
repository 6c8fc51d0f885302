import type { Locator } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { waitUntil } from '../support/waitUntil.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { revealInExplorer } from './support/explorer.ts';
import { chooseQuickFix, openQuickFixes, typeIntoQuickInput } from './support/keyboard.ts';
import { hoverOver, waitForNoSquiggle, waitForSquiggle } from './support/squiggles.ts';

const path = 'notebooks/triage-study.ipynb';
const change = ["NEW = 'gpt-5.4'  # gpt-5.5 later\n", "NEW = 'gpt-5.4-2026-03-05'  # gpt-5.5 later\n"];

describe('a notebook', () => {
  let editor: Editor | undefined;
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await editor?.picture('failed');
    await editor?.close();
    editor = undefined;
  });

  const cells = (of: Editor): Locator => of.page.locator('.notebookOverlay .monaco-list-row.code-cell-row');

  /** In the first seconds VS Code knows no notebooks yet and opens them as text: then it is closed and opened again. */
  const openNotebook = async (of: Editor, open: () => Promise<void>): Promise<void> =>
    void (await waitUntil('the notebook', async () => {
      await open();
      if (await cells(of).first().waitFor({ timeout: 8000 }).then(() => true, () => false)) return true;
      await of.page.keyboard.press('Control+W');
      return false;
    }, 60_000));

  /** All that differs on disk, once the editor has saved it. */
  const changesOn = async (of: Editor, before: string): Promise<readonly (readonly [string, string])[]> => {
    const after = await waitUntil('the saved notebook', () => of.read(path) !== before && isWhole(of.read(path)) && of.read(path));
    const [old, now] = [sourcesOf(before), sourcesOf(after)];
    expect(now).toHaveLength(old.length);
    return old.flatMap((line, at) => (line === now[at] ? [] : [[line, now[at] ?? ''] as const]));
  };

  it('has its findings in the cell, and is mended there with the mouse', async () => {
    editor = await launchEditor({ name: 'notebook-mouse' });
    const { page, picture } = editor;
    const before = editor.read(path);
    await openNotebook(editor, async () => await (await revealInExplorer(page, path)).dblclick());
    const floating = await waitForSquiggle(page, 'gpt-5.4');
    expect(await hoverOver(page, floating)).toContain('gpt-5.4 is floating');
    await picture('hover');
    await page.locator('.monaco-hover a', { hasText: 'Quick Fix' }).click();
    await page.locator('.action-widget .monaco-list-row.action', { hasText: 'Pin to snapshot' }).first().click();
    await waitForNoSquiggle(page, 'gpt-5.4');
    await picture('fixed');
    expect(await changesOn(editor, before)).toEqual([change]);
  });

  it('is mended by keyboard alone', async () => {
    editor = await launchEditor({ name: 'notebook-keyboard' });
    const { page, picture } = editor;
    const before = editor.read(path);
    await openNotebook(editor, async () => {
      await page.keyboard.press('Control+P');
      await typeIntoQuickInput(page, path);
      await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'triage-study' }).waitFor();
      await page.keyboard.press('Enter');
    });
    await waitForSquiggle(page, 'gpt-5.4');
    // The first cell is text; Enter goes into the one below.
    await page.keyboard.press('ArrowDown');
    await page.locator('.notebookOverlay .code-cell-row.focused').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.notebookOverlay .monaco-editor.focused').waitFor();
    await page.keyboard.press('Control+Home');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', ...Array.from({ length: 9 }, () => 'ArrowRight')]) await page.keyboard.press(key);
    await picture('cursor');
    const titles = await openQuickFixes(page);
    expect(titles).toContain('Pin behind alias…');
    await picture('fixes');
    await chooseQuickFix(page, 'Pin to snapshot');
    await waitForNoSquiggle(page, 'gpt-5.4');
    expect(await changesOn(editor, before)).toEqual([change]);
    await page.keyboard.press('Control+Z');
    await waitForSquiggle(page, 'gpt-5.4');
  });
});

/** The lines of every cell. */
function sourcesOf(notebook: string): readonly string[] {
  return (JSON.parse(notebook) as { readonly cells: readonly { readonly source: readonly string[] }[] }).cells.flatMap(({ source }) => source);
}

/** False while the editor is still writing it. */
function isWhole(notebook: string): boolean {
  try {
    JSON.parse(notebook);
    return true;
  } catch {
    return false;
  }
}
