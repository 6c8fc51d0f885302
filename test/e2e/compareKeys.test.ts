import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startChatServer, type Behaviour, type ChatServer, type SeenRequest } from '../support/chatServer.ts';
import { panelControls, type PanelControl } from '../support/panelControls.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { comparePanel, waitForStatus } from './support/comparePanel.ts';
import { launchEditor, withEditor, type Editor } from './support/editor.ts';
import { chooseFromContextMenu, revealInExplorer } from './support/explorer.ts';
import { openFile, runCommand, typeIntoQuickInput } from './support/keyboard.ts';
import { createPanelUser, panelFrame, type Means, type PanelUser } from './support/panelUser.ts';
import { addPanelPrompts } from './support/panelWorkspace.ts';

const other = 'gpt-4.1-2025-04-14';
const first = 'gpt-5.4-2026-03-05';
/** Thirty lines, of which the models write two differently. */
const answer = (model: unknown): readonly string[] => Array.from({ length: 30 }, (_, line) => `Line ${line + 1}${line === 1 || line === 27 ? ` of the ${model === first ? 'first' : 'second'}` : ''}\n`);
const quick: Behaviour = { kind: 'stream', chunks: (body) => answer(body['model']), delayMs: 1 };
const slow: Behaviour = { kind: 'stream', chunks: (body) => answer(body['model']), delayMs: 1000 };

describe('the compare panel', () => {
  // the grid is used by both in `versions.test.ts`
  const used: Readonly<Record<Means, Set<PanelControl>>> = { mouse: new Set(['grid']), keyboard: new Set(['grid']) };

  describe.each(['mouse', 'keyboard'] as const)('by %s alone', (by) => {
    let server: ChatServer;
    let editor: Editor;
    let user: PanelUser;
    beforeAll(async () => {
      server = await startChatServer(quick);
      editor = await launchEditor({ name: `panel-${by}`, settings: { 'promptshift.openai.baseUrl': server.url }, size: { width: 1500, height: 1000 }, prepare: addPanelPrompts });
      user = createPanelUser(editor.page, by, used[by]);
    });
    afterAll(async () => {
      await editor?.close();
      await server?.close();
    });
    const panel = (): ReturnType<typeof comparePanel> => comparePanel(editor.page);
    const input = (name: string): ReturnType<ReturnType<typeof comparePanel>['locator']> => panel().locator(`.field[data-input=${name}]`);
    const messages = ({ body }: SeenRequest): string => JSON.stringify(body['messages']);
    const control = (name: PanelControl): string => panelControls[name];
    /** Runs and waits for so many requests and the end of all. */
    const runs = async (count: number): Promise<readonly SeenRequest[]> => {
      const before = server.requests.length;
      await user.press('run');
      await waitUntil(`${count} requests`, () => server.requests.length === before + count);
      await panel().locator(`${control('run')}:not([disabled])`).waitFor();
      await waitForStatus(editor.page, 'complete');
      return server.requests.slice(before);
    };
    /** A test that leaves a picture when it fails. */
    const step = (name: string, test: () => Promise<void>): void => {
      it(name, async () => (onTestFailed(() => editor.picture('failed')), await test()));
    };

    step('opens, stops and runs again; the focus stays where it is of use, and a screen reader hears of the end', async () => {
      const { page } = editor;
      server.behave(slow);
      if (by === 'mouse') await chooseFromContextMenu(page, await revealInExplorer(page, 'prompts/claim/1.0.0.md'), 'Compare models');
      else {
        await openFile(page, 'prompts/claim/1.0.0.md');
        await page.keyboard.press('Control+Alt+Enter');
      }
      await waitForStatus(page, 'streaming');
      await user.press('stop');
      await waitUntil('the cut of both requests', () => server.requests.length === 2 && server.requests.every(({ isCut }) => isCut()));
      await panel().locator(`${control('run')}:not([disabled])`).waitFor();
      if (by === 'keyboard') {
        const focus = (name: PanelControl): Promise<unknown> => waitUntil(`the focus on ${name}`, async () => (await panelFrame(page)).evaluate((wanted) => document.activeElement?.matches(wanted) === true, control(name)));
        await user.press('run');
        await waitForStatus(page, 'streaming');
        await focus('stop');
        await page.keyboard.press('Enter');
        await focus('run');
        await page.keyboard.press('Control+Enter');
        await waitForStatus(page, 'streaming');
        await page.keyboard.press('Escape');
        await waitUntil('every cut', () => server.requests.length === 6 && server.requests.every(({ isCut }) => isCut()));
        await focus('run');
      }
      server.behave(quick);
      await runs(2);
      expect(await panel().locator('[role=status]').last().innerText()).toContain('Comparison complete');
    });

    step('asks with what is put into every kind of field', async () => {
      const { page } = editor;
      await user.press('inputs');
      await user.enter('textInput');
      await page.keyboard.press('End');
      await page.keyboard.type(' and Son');
      await user.enter('longInput');
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' Now.');
      await user.choose('choiceInput', 'Dutch', 1);
      await user.press('flagInput', { key: 'Space' });
      await panel().locator('.stale').waitFor();
      await waitUntil('the tick', () => input('express').locator('input').isChecked());
      for (const one of await runs(2)) for (const text of ['Ms Okafor and Son', 'who', 'Now.', 'Dutch']) expect(messages(one).toLowerCase()).toContain(text.toLowerCase());
    });

    step('fills the form from a case of a suite, from a JSON file and from the prompt\'s defaults', async () => {
      const { page } = editor;
      const customer = (name: string): Promise<unknown> => waitUntil(`the form of ${name}`, async () => (await input('customer').locator('input').inputValue()) === name);
      await user.press('fill');
      await user.pick('A case of an eval suite');
      await user.pick('soaked-books');
      await customer('Ms Weber');
      for (const one of await runs(2)) expect(messages(one)).toContain('Ms Weber about PD0011223344, in German');
      await user.press('fill');
      await user.pick('JSON file');
      const file = page.locator('.quick-input-list .monaco-list-row', { hasText: 'lamp.json' });
      await file.waitFor();
      if (by === 'mouse') {
        await file.click();
        await page.locator('.quick-input-action .monaco-button, .quick-input-action .monaco-text-button').first().click({ timeout: 3000 }).catch(() => undefined);
      } else {
        await typeIntoQuickInput(page, 'lamp.json');
        await page.keyboard.press('Enter');
      }
      await customer('Mr Sato');
      await user.press('fill');
      await user.pick('The prompt\'s defaults');
      await customer('Ms Okafor');
    });

    step('changes a parameter of one side, takes one away, adds one, and goes back to the prompt’s', async () => {
      const { page } = editor;
      const rows = (): Promise<readonly string[]> => panel().locator('[data-side=baseline] [data-parameter] .parameterName').allInnerTexts();
      await user.press('parameters');
      await user.enter('parameterValue');
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+End');
      await page.keyboard.type('0.7');
      await page.keyboard.press('Tab');
      await panel().locator('[data-parameter=temperature][data-edited=true]').first().waitFor();
      expect((await runs(2)).find(({ model }) => model === first)?.body['temperature']).toBe(0.7);
      await user.press('removeParameter');
      await waitUntil('no temperature', async () => !(await rows()).includes('temperature'));
      await user.enter('newName');
      await page.keyboard.type('seed');
      await user.enter('newValue');
      await page.keyboard.type('7');
      await user.press('addParameter');
      await waitUntil('the new parameter', async () => (await rows()).includes('seed'));
      await user.press('resetParameters');
      await waitUntil('the parameters of the prompt', async () => (await rows()).join() === 'temperature,top_p,max_output_tokens');
    });

    step('goes from change to change, compares by line, opens what is folded, and shows what the cost is made of', async () => {
      const { page } = editor;
      await runs(2);
      const count = panel().locator('.changeCount');
      await user.press('nextChange');
      await count.filter({ hasText: 'change 1 of 2' }).waitFor();
      await user.press('previousChange');
      await count.filter({ hasText: 'change 2 of 2' }).waitFor();
      if (by === 'keyboard') {
        await page.keyboard.press('F7');
        await count.filter({ hasText: 'change 1 of 2' }).waitFor();
        await page.keyboard.press('Shift+F7');
        await count.filter({ hasText: 'change 2 of 2' }).waitFor();
      }
      await user.choose('diffBy', 'lines', 1);
      await panel().locator('button.fold').first().waitFor();
      expect(await panel().locator('[data-side=baseline] .answer').innerText()).not.toContain('Line 15');
      await user.press('fold');
      await panel().locator('[data-side=baseline] .answer', { hasText: 'Line 15' }).waitFor();
      await user.press('costs');
      await panel().locator('.costs[open] table').waitFor();
    });

    step('copies the comparison, opens it in the editor\'s diff, and keeps it as a case', async () => {
      const { page } = editor;
      await user.press('copyMarkdown');
      await page.locator('.notification-toast', { hasText: 'on the clipboard' }).waitFor();
      await user.press('openDiff');
      await page.locator('.monaco-diff-editor .view-line', { hasText: 'second' }).first().waitFor();
      await user.closeTab(`${first} ↔ gpt-5.5-2026-04-23`);
      await user.press('saveCase');
      await user.pick('evals/claim.eval.yaml');
      await user.pick('Equal to the baseline\'s answer');
      await page.locator('.quick-input-widget', { hasText: 'Id of the case' }).waitFor();
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+End');
      await page.keyboard.type('from-the-panel');
      await page.keyboard.press('Enter');
      await page.locator('.notification-toast', { hasText: 'Case "from-the-panel" is in evals/' }).waitFor();
      expect(editor.read('evals/claim.eval.yaml')).toContain('id: from-the-panel');
    });

    step('asks several times, and takes another model for one side', async () => {
      await user.choose('runs', '2', 1);
      await panel().locator('.stale').waitFor();
      await runs(4);
      await panel().locator('tr', { hasText: /agreement/i }).waitFor();
      await user.press('model', { side: 'candidate' });
      await user.give(other);
      await panel().locator('[data-side=candidate] .id', { hasText: other }).waitFor();
      expect(new Set((await runs(4)).map(({ model }) => model))).toEqual(new Set([other, first]));
    });

    step('goes back to an earlier run with all that it asked, and asks it again', async () => {
      const { page } = editor;
      await user.press('history');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: '↔' }).first().waitFor();
      await typeIntoQuickInput(page, 'Ms Weber');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Ms Okafor' }).first().waitFor({ state: 'detached' });
      await user.pick('customer: Ms Weber');
      await waitUntil('its inputs', async () => (await input('customer').locator('input').inputValue()) === 'Ms Weber');
      expect(await panel().locator(control('runs')).inputValue()).toBe('1');
      expect(await panel().locator('[data-side=candidate] .id').innerText()).toBe('gpt-5.5-2026-04-23');
      const bodies = (all: readonly SeenRequest[]): readonly string[] => all.map(({ body }) => JSON.stringify(body)).toSorted();
      // the one from the suite's case, the only one of hers
      const hers = server.requests.filter((one) => messages(one).includes('Ms Weber'));
      expect(hers).toHaveLength(2);
      expect(bodies(await runs(2))).toEqual(bodies(hers));
    });

    step('opens the prompt beside the panel, and marks answers that are older than an edit of it', async () => {
      const { page } = editor;
      await user.press('openPrompt');
      await page.locator('.tab.active[data-resource-name="1.0.0.md"]').first().waitFor();
      await page.locator('.editor-instance .monaco-editor.focused').waitFor();
      await panel().locator('.side').first().waitFor();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('Answer in two lines to {{reader}}.');
      await panel().locator('.stale').waitFor();
      await input('reader').first().waitFor({ state: 'attached' });
      await waitUntil('the prompt as it was', async () => {
        await page.keyboard.press('Control+Z');
        return (await page.locator('.tab.dirty').count()) === 0;
      });
      await input('reader').waitFor({ state: 'detached' });
    });

    step('makes the winner the candidate of the alias', async () => {
      await user.press('model', { side: 'candidate' });
      await user.give(other);
      await panel().locator('[data-side=candidate] .id', { hasText: other }).waitFor();
      await user.press('setCandidate');
      await user.agree('Set the candidate of chat.triage?', 'Set candidate');
      await waitUntil('the candidate', () => editor.read('models.config.json').includes(`"candidate": "${other}"`));
    });

    step('asks one model alone, and takes a second one on', async () => {
      const { page } = editor;
      if (by === 'mouse') {
        await user.closeTab('Compare: claim');
        await page.locator('.codelens-decoration a', { hasText: /^Run$/ }).first().click();
      } else {
        await runCommand(page, 'View: Close All Editors');
        await openFile(page, 'prompts/claim/1.0.0.md');
        await runCommand(page, 'Promptshift: Run prompt');
      }
      await panel().locator('.side[data-side=baseline][data-status=complete]').waitFor();
      expect(await panel().locator('.side').count()).toBe(1);
      await user.press('addModel');
      await user.give(other);
      await panel().locator('.side[data-side=candidate][data-status=idle]').waitFor();
      expect((await runs(2)).map(({ model }) => model).toSorted()).toEqual([other, first]);
    });
  });

  it('leads out of every problem: no trust, no key', async () => {
    await withEditor({ name: 'panel-problems', trusted: false, prepare: addPanelPrompts, size: { width: 1500, height: 900 } }, async ({ page }) => {
      await page.locator('.monaco-dialog-box .monaco-button', { hasText: "No, I don't trust the authors" }).click();
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
      const [mouse, keyboard] = [createPanelUser(page, 'mouse', used.mouse), createPanelUser(page, 'keyboard', used.keyboard)];
      await openFile(page, 'prompts/triage/1.2.0.md');
      await runCommand(page, 'Promptshift: Compare models');
      const log = page.locator('.pane-header, .part.panel', { hasText: 'Output' });
      const trust = page.locator('.workspace-trust-editor');
      for (const user of [keyboard, mouse]) {
        await user.press('showLog');
        await log.first().waitFor();
        await user.press('manageTrust');
        await trust.waitFor();
        await page.keyboard.press('Control+W');
        await trust.waitFor({ state: 'detached' });
      }
      await mouse.press('manageTrust');
      await trust.locator('.monaco-button', { hasText: 'Trust' }).first().click();
      await comparePanel(page).locator('.side').first().waitFor({ timeout: 60_000 });
      await page.keyboard.press('Control+W');
      await trust.waitFor({ state: 'detached' });
      await keyboard.press('run');
      await comparePanel(page).locator('.banner.problem', { hasText: 'no API key' }).waitFor();
      for (const user of [mouse, keyboard]) {
        await user.press('setApiKey');
        await page.locator('.quick-input-widget', { hasText: 'API key for https://api.openai.com' }).waitFor();
        await page.keyboard.press('Escape');
        await user.press('openSettings');
        await page.locator('.settings-editor').waitFor();
        await page.keyboard.press('Control+W');
        await page.locator('.settings-editor').waitFor({ state: 'detached' });
      }
    });
  });

  it('has no control that was not used by both', () => {
    for (const by of ['mouse', 'keyboard'] as const) expect([...used[by]].toSorted(), by).toEqual(Object.keys(panelControls).toSorted());
  });
});
