import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { waitUntil } from '../support/waitUntil.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { chooseQuickFix, goTo, openFile, openQuickFixes } from './support/keyboard.ts';
import { waitForSquiggle } from './support/squiggles.ts';

const definitions = `{
  "llm": {
    "default_model": "gpt-4.1-2025-04-14",
    "routes": {
      "summaries": "gpt-4o-mini-2024-07-18",
      "drafts": "gpt-4o-2024-11-20"
    }
  }
}
`;

describe('definitions that a team already has', () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await launchEditor({
      name: 'importAliases',
      prepare: (workspace) => {
        rmSync(join(workspace, 'models.config.json'));
        mkdirSync(join(workspace, 'settings'));
        writeFileSync(join(workspace, 'settings/llm.json'), definitions);
      },
    });
  });
  afterAll(async () => {
    await editor?.close();
  });

  it('become aliases by quick fix, after a choice and a look at the new file', async () => {
    onTestFailed(() => editor.picture('import-failed'));
    const { page } = editor;
    await openFile(page, 'settings/llm.json');
    await waitForSquiggle(page, 'gpt-4.1-2025-04-14');
    await goTo(page, 3, 25);
    await openQuickFixes(page);
    await editor.picture('fixes');
    await chooseQuickFix(page, 'Import as aliases…');
    await page.locator('.quick-input-widget', { hasText: 'Import aliases from settings/llm.json' }).waitFor();
    await editor.picture('choice');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-dialog-box').getByText('Make models.config.json from the definitions of settings/llm.json?').waitFor();
    await editor.picture('question');
    expect(existsSync(join(editor.workspace, 'models.config.json'))).toBe(false);
    await page.keyboard.press('Enter');
    const text = await waitUntil('models.config.json', () => existsSync(join(editor.workspace, 'models.config.json')) && editor.read('models.config.json').trimEnd().endsWith('}') && editor.read('models.config.json'));
    const { aliases } = JSON.parse(text) as { readonly aliases: Readonly<Record<string, { readonly default: string }>> };
    expect(Object.values(aliases).map((alias) => alias.default).toSorted()).toEqual(['gpt-4.1-2025-04-14', 'gpt-4o-2024-11-20', 'gpt-4o-mini-2024-07-18']);
    expect(editor.read('settings/llm.json')).toBe(definitions);
  });
});
