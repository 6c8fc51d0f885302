import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startSampleServer, type SampleServer } from '../../scripts/sampleServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { compareFromExplorer, comparePanel, numberIn, readAnswer, readFigure, waitForStatus } from './support/comparePanel.ts';
import { sampleAnswers } from './support/sampleAnswers.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { chooseQuickFix, openFile, openQuickFixes, reloadWindow, undoInAllFiles } from './support/keyboard.ts';
import { acceptAlias } from './support/pinning.ts';
import { clickOn, hoverOver, readSquiggles, waitForNoSquiggle, waitForSquiggle } from './support/squiggles.ts';

/** The main job, as a person does it: see a floating id, pin it, take it back, compare two models. */
describe('from a floating id to a comparison', () => {
  let server: SampleServer;
  let editor: Editor;
  let before: ReturnType<typeof snapshot>;

  const snapshot = (): Readonly<Record<'code' | 'config' | 'accessor' | 'settings', string | undefined>> => {
    const read = (path: string): string | undefined => (existsSync(join(editor.workspace, path)) ? editor.read(path) : undefined);
    return { code: read('src/reply.ts'), config: read('models.config.json'), accessor: read('src/models.ts'), settings: read('promptshift.json') };
  };

  beforeAll(async () => {
    server = await startSampleServer({ fixtures: sampleAnswers });
    editor = await launchEditor({ name: 'migrate', settings: { 'promptshift.openai.baseUrl': server.url } });
    before = snapshot();
  });

  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });

  it('underlines the floating id where it is used, not where a comment mentions it', async () => {
    onTestFailed(() => editor.picture('squiggle-failed'));
    await openFile(editor.page, 'src/reply.ts');
    const squiggle = await waitForSquiggle(editor.page, 'gpt-4o');
    expect(squiggle.severity).toBe('warning');
    expect(new Set((await readSquiggles(editor.page)).map(({ text }) => text))).toEqual(new Set(['gpt-4o', 'gpt-4.1']));
    expect(await hoverOver(editor.page, squiggle)).toContain('gpt-4o is floating; today it is gpt-4o-2024-08-06');
  });

  it('pins it behind an alias: code, configuration and accessor change, the squiggle goes', async () => {
    onTestFailed(() => editor.picture('pin-failed'));
    const { page } = editor;
    await clickOn(page, await waitForSquiggle(page, 'gpt-4o'));
    const fixes = await openQuickFixes(page);
    expect(fixes.some((title) => title.startsWith('Replace with successor gpt-6-luna'))).toBe(true);
    // gpt-4o-2024-08-06 is going away itself
    expect(fixes.some((title) => title.startsWith('Pin to snapshot'))).toBe(false);
    await chooseQuickFix(page, 'Pin behind alias…');
    await acceptAlias(page, 'chat.reply');
    await waitForNoSquiggle(page, 'gpt-4o');
    // The editor saves files it changed in the background; the code in front is the person's to save.
    await page.keyboard.press('Control+S');
    const after = await waitUntil('every file on disk', () => {
      const now = snapshot();
      return isJson(now.config) && now.config !== before.config && now.code !== before.code && now.accessor !== undefined && isJson(now.settings) && now;
    });
    // until then the change is still under way, and cannot be undone as one
    await page.locator('.part.editor .monaco-progress-container.active').waitFor({ state: 'detached' });
    expect(after.code).toContain('model: model("chat.reply")');
    expect(JSON.parse(after.config ?? '')).toMatchObject({ aliases: { 'chat.triage': {}, 'chat.reply': { default: expect.stringMatching(/^gpt-4o(-2024-08-06)?$/) } } });
    expect(after.accessor).toContain('MODELS_CONFIG');
  });

  it('restores everything with one undo, and removes the files it created', async () => {
    onTestFailed(() => editor.picture('undo-failed'));
    const { page } = editor;
    await undoInAllFiles(page, () => !existsSync(join(editor.workspace, 'src/models.ts')));
    await waitForSquiggle(page, 'gpt-4o');
    await page.keyboard.press('Control+S');
    const after = await waitUntil('every file restored', () => {
      const now = snapshot();
      return JSON.stringify(now) === JSON.stringify(before) && now;
    });
    expect(after).toEqual(before);
  });

  it('compares a prompt from the explorer: two streaming answers, tokens, cost and delta', async () => {
    onTestFailed(() => editor.picture('compare-failed'));
    const { page } = editor;
    await compareFromExplorer(page, 'prompts/triage/1.2.0.md');
    await waitForStatus(page, 'complete');
    await editor.picture('compared');
    expect((await readAnswer(page, 'baseline')).trim()).toBe('normal');
    expect(await readAnswer(page, 'candidate')).toContain('The parcel is late');
    const input = await readFigure(page, 'input');
    const output = await readFigure(page, 'output');
    const cost = await readFigure(page, 'cost');
    expect(numberIn(input.baseline)).toBeGreaterThan(0);
    expect(numberIn(input.candidate)).toBeGreaterThan(0);
    expect(numberIn(output.candidate)).toBeGreaterThan(numberIn(output.baseline));
    expect(numberIn(output.delta)).toBe(numberIn(output.candidate) - numberIn(output.baseline));
    expect(numberIn(cost.baseline)).toBeGreaterThan(0);
    expect(numberIn(cost.candidate)).toBeGreaterThan(numberIn(cost.baseline));
    expect(numberIn(cost.delta)).toBeGreaterThan(0);
    expect(server.requests().map(({ model }) => model).toSorted()).toEqual(['gpt-5.4-2026-03-05', 'gpt-5.5-2026-04-23']);
  });

  it('says that the answers are samples, and keeps them through a reload of the window', async () => {
    onTestFailed(() => editor.picture('reload-failed'));
    const { page } = editor;
    expect(await comparePanel(page).locator('.banner.info').innerText()).toContain('sample');
    const read = async (): Promise<unknown> => [await readAnswer(page, 'baseline'), await readAnswer(page, 'candidate'), await readFigure(page, 'cost')];
    const shown = await read();
    const sent = server.requests().length;
    await reloadWindow(page);
    await waitForStatus(page, 'complete');
    expect(await read()).toEqual(shown);
    expect(server.requests().length).toBe(sent);
  });
});

/** False for a file that is not there, or only half written at the moment. */
function isJson(text: string | undefined): boolean {
  try {
    return text !== undefined && typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
