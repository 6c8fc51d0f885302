import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { waitUntil } from '../support/waitUntil.ts';
import { withCompanion } from './support/companion.ts';
import { comparePanel, readAnswer, readFigure } from './support/comparePanel.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { openFile, runCommand } from './support/keyboard.ts';

const config = { aliases: { 'chat.editor': { default: 'vscode:promptshift-test/echo', candidate: 'vscode:promptshift-test/blocked' } } };

/** Models that another extension gives the editor: no endpoint and no key of ours has a part in it. */
describe("the editor's own models in the compare panel", () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await launchEditor({
      name: 'lm',
      extensions: withCompanion('test/host/modelProvider'),
      prepare: (workspace) => {
        const files = { 'lm/models.config.json': JSON.stringify(config), 'lm/prompts/echo/1.0.0.md': '---\nmodel: chat.editor\ninput: { default: { text: parcel } }\n---\n# User\nWhere is my {{text}}?\n' };
        for (const [path, text] of Object.entries(files)) {
          mkdirSync(dirname(join(workspace, path)), { recursive: true });
          writeFileSync(join(workspace, path), text);
        }
      },
    });
  });
  afterAll(async () => {
    await editor?.close();
  });

  it('answer without a key, with tokens that their tokenizer counted and a price that stays unknown; a failure says what to do', async () => {
    onTestFailed(() => editor.picture('failed'));
    const { page } = editor;
    const candidate = comparePanel(page).locator('.side[data-side=candidate][data-status=failed]');
    await openFile(page, 'lm/prompts/echo/1.0.0.md');
    await runCommand(page, 'Promptshift: Compare models');
    // VS Code asks the person itself, once for an extension
    const question = page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Allow' });
    await waitUntil('the answers', async () => {
      if (await question.first().isVisible()) await question.first().click();
      return await candidate.isVisible();
    });
    expect(await readAnswer(page, 'baseline')).toContain('You said: Where is my parcel?!');
    expect(await comparePanel(page).locator('.side[data-side=candidate]').innerText()).toMatch(/VS Code refused the request for vscode:promptshift-test\/blocked.*the quota of today is used up/);
    const input = await readFigure(page, 'input');
    expect(input.baseline).toMatch(/^≈\s*19$/);
    expect((await readFigure(page, 'cost')).baseline).toMatch(/unknown/i);
    const spent = page.locator('.statusbar-item', { hasText: 'cost unknown' });
    await spent.waitFor();
    expect(await spent.locator('[aria-label]').first().getAttribute('aria-label')).toMatch(/of unknown price, not in the sum/);
    await editor.picture('answers');
    const folder = join(editor.workspace, '.promptshift/runs');
    const journal = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('');
    expect(journal).toContain('You said: Where is my parcel?!');
    expect(journal).toContain('the quota of today is used up');
    expect(journal).toContain(`"provider":"vscode (the editor's models)"`);
    expect(journal).not.toContain('api.openai.com');
  });
});
