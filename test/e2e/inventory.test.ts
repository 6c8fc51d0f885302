import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { waitUntil } from '../support/waitUntil.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { goTo, openFile, runCommand, typeIntoQuickInput } from './support/keyboard.ts';
import { hoverOver, waitForSquiggle } from './support/squiggles.ts';

/** Runs a command that asks, and answers with the first item that a word finds. */
async function choose(page: Page, command: string, question: string, answer: string, seen: () => Promise<void>): Promise<void> {
  await runCommand(page, `Promptshift: ${command}`);
  await page.locator('.quick-input-widget', { hasText: question }).waitFor();
  await seen();
  await typeIntoQuickInput(page, answer);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: answer }).waitFor();
  await page.keyboard.press('Enter');
}

describe('the Inventory', () => {
  let editor: Editor;
  beforeAll(async () => {
    // What is not saved is in no file that could be watched.
    editor = await launchEditor({ name: 'inventory', settings: { 'files.autoSave': 'off' } });
  });
  afterAll(async () => {
    await editor?.close();
  });

  const view = (): Locator => editor.page.locator('.pane', { hasText: 'Inventory' });
  const row = (text: string | RegExp): Locator => view().locator('.monaco-list-row', { hasText: text });

  it('begins with a button, and scans the workspace', async () => {
    onTestFailed(() => editor.picture('scan-failed'));
    const { page } = editor;
    await page.locator('.activitybar .action-item', { has: page.locator('[aria-label="Promptshift"]') }).first().click();
    const button = page.locator('.monaco-button', { hasText: 'Scan workspace' });
    await button.waitFor();
    await editor.picture('welcome');
    await button.click();
    await row(/^gpt-4o/).first().waitFor();
    await editor.picture('models');
    await page.locator('.statusbar-item', { hasText: 'floating' }).waitFor();
  });

  it('goes to a reference', async () => {
    onTestFailed(() => editor.picture('go-failed'));
    const { page } = editor;
    await row(/^gpt-4o\d/).or(row(/^gpt-4o /)).first().click();
    await row(/^reply\.ts/).first().click();
    const reference = row(/\d+: gpt-4o/).first();
    await reference.click();
    await page.locator('.tab.active', { hasText: 'reply.ts' }).waitFor();
    await page.locator('.monaco-editor .selected-text').first().waitFor();
    await editor.picture('reference');
  });

  it('lists prompts with their versions, and leads to what is wrong with one', async () => {
    onTestFailed(() => editor.picture('prompts-failed'));
    const { page } = editor;
    const path = join(editor.workspace, 'prompts/triage/1.2.0.md');
    const text = readFileSync(path, 'utf8');
    await runCommand(page, 'Promptshift: Show Inventory');
    const section = row(/^Prompts/);
    // the last group; with all closed, what opens below it fits
    await waitUntil('the focus on the prompts', async () => {
      await page.keyboard.press('Control+ArrowLeft');
      await page.keyboard.press('End');
      return (await section.and(page.locator('.focused')).count()) > 0;
    });
    // a tree that is drawn anew in that moment drops the key
    await waitUntil('the prompts', async () => {
      await page.keyboard.press('ArrowRight');
      return (await row(/^summarise/).count()) > 0;
    });
    writeFileSync(path, text.replace('{{text}}', '{{text}} {{nobody}}'));
    await row(/^triage3 · \d+ problems?/).click();
    const version = row(/^1\.2\.0chat\.triage → gpt-5\.4-2026-03-05/);
    await version.waitFor();
    await version.locator('.monaco-tl-twistie').click();
    const problem = row(/\d+: .*nobody/);
    await problem.waitFor();
    await editor.picture('prompts');
    await problem.click();
    await page.locator('.tab.active', { hasText: '1.2.0.md' }).waitFor();
    await page.locator('.monaco-editor .selected-text').first().waitFor();
    await editor.picture('prompt-problem');
    writeFileSync(path, text);
    await problem.waitFor({ state: 'detached' });
    await section.click();
    await row(/^summarise/).waitFor({ state: 'detached' });
  });

  it('groups by file and back, by keyboard alone', async () => {
    onTestFailed(() => editor.picture('group-failed'));
    const { page } = editor;
    await runCommand(page, 'Promptshift: Group Inventory by');
    await page.locator('.quick-input-widget', { hasText: 'Group the Inventory by' }).waitFor();
    await typeIntoQuickInput(page, 'File');
    await page.keyboard.press('Enter');
    await row(/^reply\.ts/).first().waitFor();
    await editor.picture('files');
    await runCommand(page, 'Promptshift: Group Inventory by');
    await page.locator('.quick-input-widget', { hasText: 'Group the Inventory by' }).waitFor();
    await typeIntoQuickInput(page, 'Model');
    await page.keyboard.press('Enter');
    await row(/^gpt-4o/).first().waitFor();
  });

  it('follows a change on disk', async () => {
    onTestFailed(() => editor.picture('change-failed'));
    const path = join(editor.workspace, 'src/fresh.ts');
    writeFileSync(path, 'export const answer = { model: "gpt-4.5-preview" };\n');
    await row(/gpt-4\.5-preview/).first().waitFor();
    writeFileSync(path, 'export const answer = {};\n');
    await row(/gpt-4\.5-preview/).first().waitFor({ state: 'detached' });
  });

  it('follows an edit that is not saved', async () => {
    onTestFailed(() => editor.picture('edit-failed'));
    const { page } = editor;
    await openFile(page, 'src/fresh.ts');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('export const other = { model: "o1-preview" };');
    await row(/o1-preview/).first().waitFor();
    await editor.picture('edit');
    expect(editor.read('src/fresh.ts')).not.toContain('o1-preview');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await row(/o1-preview/).first().waitFor({ state: 'detached' });
    await runCommand(page, 'File: Revert File');
    await runCommand(page, 'View: Close All Editors');
  });

  it('follows a switch of branches', async () => {
    onTestFailed(() => editor.picture('switch-failed'));
    const git = (...args: readonly string[]): void => {
      execFileSync('git', ['-c', 'user.name=Parcel desk', '-c', 'user.email=desk@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: editor.workspace, stdio: 'pipe' });
    };
    git('init', '--initial-branch=main');
    git('add', '--all');
    git('commit', '--message=all');
    git('switch', '--create', 'other');
    writeFileSync(join(editor.workspace, 'src/fresh.ts'), 'export const answer = { model: "gpt-4.5-preview" };\n');
    git('commit', '--all', '--message=a model');
    await row(/gpt-4\.5-preview/).first().waitFor();
    git('switch', 'main');
    await row(/gpt-4\.5-preview/).first().waitFor({ state: 'detached' });
    git('switch', 'other');
    await row(/gpt-4\.5-preview/).first().waitFor();
    git('switch', 'main');
    await row(/gpt-4\.5-preview/).first().waitFor({ state: 'detached' });
  });

  it('filters by role', async () => {
    onTestFailed(() => editor.picture('filter-failed'));
    const { page } = editor;
    const before = await view().locator('.monaco-list-row').count();
    await page.locator('.composite.title [aria-label^="Filter Inventory"]').first().click();
    await page.locator('.quick-input-widget', { hasText: 'Show in the Inventory' }).waitFor();
    await editor.picture('filter');
    await typeIntoQuickInput(page, 'Only references');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await waitUntil('fewer rows', async () => (await view().locator('.monaco-list-row').count()) < before);
  });

  it('tells on hover how often a model is used, and shows where', async () => {
    onTestFailed(() => editor.picture('hover-failed'));
    const { page } = editor;
    await openFile(page, 'src/reply.ts');
    await goTo(page, 12, 15);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    const link = page.locator('.monaco-hover a', { hasText: /Show all \d+ uses/ });
    await link.waitFor();
    await editor.picture('hover');
    await link.click();
    await page.locator('.peekview-widget .monaco-list-row').first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('tells the same under the mouse', async () => {
    onTestFailed(() => editor.picture('mouse-hover-failed'));
    const { page } = editor;
    await runCommand(page, 'View: Close All Editors');
    await openFile(page, 'src/reply.ts');
    const text = await hoverOver(page, await waitForSquiggle(page, 'gpt-4o'));
    expect(text).toContain('gpt-4o · OpenAI');
    expect(text).toMatch(/Show all \d+ uses/);
    await page.locator('.monaco-hover a', { hasText: /Show all \d+ uses/ }).click();
    await page.locator('.peekview-widget .monaco-list-row').first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('is shown from the status bar, by keyboard alone', async () => {
    onTestFailed(() => editor.picture('status-failed'));
    const { page } = editor;
    await runCommand(page, 'View: Show Explorer');
    await view().waitFor({ state: 'hidden' });
    const focus = (): Promise<string> => page.evaluate(() => (document.activeElement?.closest('.statusbar') === null ? '' : document.activeElement?.getAttribute('aria-label') ?? 'status bar'));
    await waitUntil('the focus in the status bar', async () => {
      await page.keyboard.press('F6');
      return (await focus()) !== '';
    });
    await waitUntil('the focus on the models', async () => {
      await page.keyboard.press('ArrowRight');
      return (await focus()).includes('Models in use');
    });
    await page.keyboard.press('Enter');
    await view().waitFor();
  });

  it('gives aliases their number of uses', async () => {
    onTestFailed(() => editor.picture('uses-failed'));
    const { page } = editor;
    await openFile(page, 'models.config.json');
    const uses = page.locator('.codelens-decoration a', { hasText: /chat\.triage: \d+ uses/ });
    await uses.waitFor();
    await uses.click();
    await page.locator('.peekview-widget .monaco-list-row').first().waitFor();
    await editor.picture('uses');
    await page.keyboard.press('Escape');
  });

  it('is exported', async () => {
    onTestFailed(() => editor.picture('export-failed'));
    const { page } = editor;
    await runCommand(page, 'Promptshift: Export Inventory');
    await page.locator('.quick-input-widget', { hasText: 'Export the Inventory as' }).waitFor();
    await typeIntoQuickInput(page, 'CSV');
    await page.keyboard.press('Enter');
    const dialog = page.locator('.quick-input-widget', { hasText: 'Export the Inventory' });
    await dialog.locator('.monaco-list-row', { hasText: 'src' }).waitFor();
    await dialog.getByText('OK', { exact: true }).click();
    const text = await waitUntil('the file', () => {
      try {
        return readFileSync(join(editor.workspace, 'models.csv'), 'utf8');
      } catch {
        return false;
      }
    });
    expect(text).toContain('gpt-4o');
    expect(text.split('\n').length).toBeGreaterThan(20);
  });
});

describe.each(['light', 'dark', 'high-contrast', 'high-contrast-light'] as const)('the Inventory in a %s theme', (theme) => {
  it('can be read, and worked by keyboard alone', async () => {
    const editor = await launchEditor({ name: `inventory-${theme}`, theme });
    try {
      const { page } = editor;
      await runCommand(page, 'Promptshift: Scan workspace');
      const rows = page.locator('.pane', { hasText: 'Inventory' }).locator('.monaco-list-row');
      await rows.filter({ hasText: /^gpt-4o/ }).first().waitFor();
      await runCommand(page, 'Promptshift: Show Inventory');
      const at = (level: number): Locator => rows.and(page.locator(`[aria-level="${level}"]`));
      const focused = page.locator('.focused');
      await waitUntil('the focus in the list', async () => {
        await page.keyboard.press('Home');
        return (await at(1).and(focused).count()) > 0;
      });
      for (const level of [1, 2]) {
        await page.keyboard.press('ArrowRight');
        await at(level + 1).first().waitFor();
        await page.keyboard.press('ArrowDown');
        await at(level + 1).and(focused).waitFor();
      }
      await editor.picture('models');
      await page.keyboard.press('Enter');
      await page.locator('.monaco-editor .selected-text').first().waitFor();
      await editor.picture('reference');
      await choose(page, 'Sort Inventory by', 'Sort the Inventory by', 'Highest risk', () => editor.picture('sort'));
      await choose(page, 'Group Inventory by', 'Group the Inventory by', 'Risk', () => editor.picture('group'));
      await rows.filter({ hasText: /high/i }).first().waitFor();
      await runCommand(page, 'Promptshift: Show Inventory');
      await waitUntil('the focus in the list', async () => {
        await page.keyboard.press('Home');
        return (await at(1).and(focused).count()) > 0;
      });
      await page.keyboard.press('ArrowRight');
      await at(2).first().waitFor();
      await editor.picture('risk');
      await choose(page, 'Export Inventory', 'Export the Inventory as', 'Audit table', () => editor.picture('formats'));
      await page.locator('.quick-input-widget', { hasText: 'Export the Inventory' }).locator('.monaco-list-row', { hasText: 'src' }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.tab.active[data-resource-name="inventory.csv"]').waitFor();
      expect(editor.read('inventory.csv').split('\n')[0]).toContain('owner');
      await editor.picture('audit');
    } finally {
      await editor.close();
    }
  });
});
