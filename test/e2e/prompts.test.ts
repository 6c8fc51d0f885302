import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { waitUntil } from '../support/waitUntil.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { chooseQuickFix, goTo, openFile, openQuickFixes, runCommand, undoInAllFiles } from './support/keyboard.ts';
import { hoverOver, readSquiggles, waitForSquiggle } from './support/squiggles.ts';

const path = 'prompts/triage/1.2.0.md';
/** The line `{{#if country}}Country: {{country}}`. */
const placeholderLine = 22;

function commitAll(workspace: string): void {
  for (const args of [['init', '--initial-branch=main'], ['add', '--all'], ['commit', '--message=all']]) {
    execFileSync('git', ['-c', 'user.name=Parcel desk', '-c', 'user.email=desk@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: workspace, stdio: 'pipe' });
  }
}

describe('a prompt in the editor', () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await launchEditor({ name: 'prompts', prepare: commitAll });
  });
  afterAll(async () => {
    await editor?.close();
  });
  const exists = (file: string): boolean => existsSync(join(editor.workspace, file));
  /** The colour of a piece of text as it is drawn. */
  const colourOf = (text: string): Promise<string> => editor.page.locator('.view-line span span', { hasText: new RegExp(`^${text}$`) }).first().evaluate((span) => getComputedStyle(span).color);

  it('is coloured: messages, placeholders and front matter apart from text', async () => {
    onTestFailed(() => editor.picture('failed-colours'));
    const { page } = editor;
    await openFile(page, path);
    await page.locator('.codelens-decoration', { hasText: 'Compare models' }).waitFor();
    await page.locator('.view-line', { hasText: 'country' }).first().waitFor();
    await editor.picture('coloured');
    const [role, placeholder, text] = [await colourOf('System'), await colourOf('country'), await colourOf('Answer.with.one.word:.*')].map(String);
    expect(new Set([role, placeholder, text]).size).toBe(3);
  });

  it('says above what can be done, how long it is and which model it runs on', async () => {
    onTestFailed(() => editor.picture('failed-lenses'));
    const lens = await waitUntil('the line above', async () => {
      const said = await editor.page.locator('.codelens-decoration').first().innerText();
      return said.includes('tokens') && said.replaceAll(/\s+/g, ' ');
    });
    expect(lens).toMatch(/Compare models \| Run \| New version \| ~\d+ tokens \| chat\.triage → gpt-5\.4-2026-03-05/);
  });

  it('completes placeholders and front matter, and explains them on hover', async () => {
    onTestFailed(() => editor.picture('failed-completion'));
    const { page } = editor;
    const offered = page.locator('.suggest-widget.visible .monaco-list-row .label-name');
    await goTo(page, placeholderLine, 1);
    await page.keyboard.press('End');
    await page.keyboard.type(' {{');
    await waitUntil('placeholders', async () => (await offered.allInnerTexts()).includes('text'));
    expect(await offered.allInnerTexts()).toEqual(expect.arrayContaining(['text', 'country']));
    await editor.picture('completion');
    await page.keyboard.type('tex');
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: '{{country}} {{text}}' }).waitFor();
    await waitUntil('the text as it was', async () => {
      await page.keyboard.press('Control+Z');
      return await page.locator('.view-line', { hasText: /\{\{country\}\}$/ }).count() > 0;
    });
    await goTo(page, 3, 8);
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('ch');
    await waitUntil('aliases', async () => (await offered.allInnerTexts()).includes('chat.triage'));
    await page.keyboard.press('Escape');
    await waitUntil('the model as it was', async () => {
      await page.keyboard.press('Control+Z');
      return await page.locator('.view-line', { hasText: 'model: chat.triage' }).count() > 0;
    });
    await waitUntil('no complaint about what was typed', async () => (await readSquiggles(page)).every(({ severity }) => severity !== 'error'));
    const box = await page.locator('.view-line span span', { hasText: /^country$/ }).last().boundingBox();
    await hoverOver(page, { severity: 'info', text: 'country', x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 });
    await page.locator('.monaco-hover:not(.hidden)', { hasText: 'Default: "Netherlands"' }).waitFor();
    await editor.picture('hover');
    await page.mouse.move(5, 5);
    expect(editor.read(path)).toContain('model: chat.triage ');
  });

  it('becomes a new version with its reason, in one step that one undo takes back', async () => {
    onTestFailed(() => editor.picture('failed-version'));
    const { page } = editor;
    await openFile(page, path);
    await runCommand(page, 'Promptshift: New version of prompt…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Minor' }).waitFor();
    await editor.picture('step');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-title', { hasText: 'New minor version' }).waitFor();
    await page.keyboard.type('Ask for the country');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active[data-resource-name="1.3.0.md"]').waitFor();
    expect(editor.read('prompts/triage/1.3.0.md')).toBe(editor.read(path).replace(/^changes: .*$/m, 'changes: Ask for the country'));
    await editor.picture('version');
    await undoInAllFiles(page, () => !exists('prompts/triage/1.3.0.md'));
  });

  it('is underlined when a release is edited; the fix makes the edit a version and gives the release its text back', async () => {
    onTestFailed(() => editor.picture('failed-release'));
    const { page } = editor;
    const released = editor.read(path);
    await openFile(page, path);
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Please.');
    await page.keyboard.press('Control+Home');
    await waitForSquiggle(page, 'description: Sort a support ticket');
    await editor.picture('edited');
    await goTo(page, 2, 3);
    const fixes = await openQuickFixes(page);
    expect(fixes).toContain('Make it a new version…');
    await chooseQuickFix(page, 'Make it a new version…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Patch' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-title', { hasText: 'New patch version' }).waitFor();
    await page.keyboard.type('Say please');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active[data-resource-name="1.2.1.md"]').waitFor();
    await waitUntil('the released text', () => editor.read(path) === released);
    expect(editor.read('prompts/triage/1.2.1.md')).toContain(' Please.');
    await editor.picture('mended');
  });

  it('is compared with the version before it in the editor\'s own diff', async () => {
    onTestFailed(() => editor.picture('failed-diff'));
    const { page } = editor;
    await openFile(page, path);
    await runCommand(page, 'Promptshift: Diff with previous version');
    await page.locator('.tab.active', { hasText: '1.1.0 ↔ 1.2.0' }).waitFor();
    await editor.picture('diff');
  });
});
