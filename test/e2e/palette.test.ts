import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { comparePanel, waitForStatus } from './support/comparePanel.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { closeAllEditors } from './support/editorMenu.ts';
import { goTo, openFile, runCommand, typeIntoQuickInput } from './support/keyboard.ts';
import { closeNotifications } from './support/notifications.ts';
import { acceptAlias } from './support/pinning.ts';
import { answerWith, leaveDialog, question } from './support/questions.ts';
import { waitForSquiggle } from './support/squiggles.ts';

/** Two cases, of which the candidate fails one. */
const suite = `name: Short triage
prompt: ../prompts/triage/1.2.0.md
alias: chat.triage
cases:
  - { id: fire, severity: critical, vars: { text: The depot is on fire }, assert: [ { type: equals, value: urgent } ] }
  - { id: late, vars: { text: My parcel is late }, assert: [ { type: equals, value: normal } ] }
`;
const definitions = '{ "llm": { "default_model": "gpt-4.1-2025-04-14", "routes": { "summaries": "gpt-4o-mini-2024-07-18" } } }\n';

describe('the command palette, by keyboard alone', () => {
  let server: ChatServer;
  let editor: Editor;
  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks: ({ model, messages }) => [model === 'gpt-5.4-2026-03-05' && JSON.stringify(messages).includes('on fire') ? 'urgent' : 'normal'], delayMs: 1 });
    editor = await launchEditor({
      name: 'palette', settings: { 'promptshift.openai.baseUrl': server.url }, size: { width: 1500, height: 950 },
      prepare: (workspace) => {
        writeFileSync(join(workspace, 'evals/short.eval.yaml'), suite);
        mkdirSync(join(workspace, 'settings'));
        writeFileSync(join(workspace, 'settings/llm.json'), definitions);
      },
    });
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await editor.picture(`failed-${task.name.slice(0, 30).replaceAll(/\W+/g, '-')}`);
  });
  const aliases = (): Readonly<Record<string, Readonly<Record<string, unknown>>>> => (JSON.parse(editor.read('models.config.json')) as { readonly aliases: Record<string, Record<string, unknown>> }).aliases;

  it('runs a prompt on its own model', async () => {
    const { page } = editor;
    await openFile(page, 'prompts/triage/1.2.0.md');
    await runCommand(page, 'Promptshift: Run prompt');
    await waitUntil('one request', () => server.requests.length === 1);
    await comparePanel(page).locator('.side[data-side=baseline][data-status=complete]').waitFor();
    await closeAllEditors(page);
  });

  it('compares the prompt in the code at the cursor by its key', async () => {
    const { page } = editor;
    const before = server.requests.length;
    await openFile(page, 'src/reply.ts');
    await goTo(page, 28, 50);
    await page.keyboard.press('Control+Alt+Enter');
    await question(page, 'Value for draft').waitFor();
    await typeIntoQuickInput(page, 'Dear all');
    await page.keyboard.press('Enter');
    await waitUntil('two requests', () => server.requests.length === before + 2);
    await waitForStatus(page, 'complete');
    await closeAllEditors(page);
  });

  it('compares the default and the candidate of an alias on a prompt', async () => {
    const { page } = editor;
    const before = server.requests.length;
    await openFile(page, 'models.config.json');
    await runCommand(page, 'Promptshift: Compare default and candidate…');
    await question(page, 'Compare default and candidate of an alias').waitFor();
    await answerWith(page, 'chat.triage');
    await question(page, 'Compare chat.triage on a prompt').waitFor();
    await answerWith(page, 'triage/1.2.0');
    await waitUntil('two requests', () => server.requests.length === before + 2);
    await waitForStatus(page, 'complete');
    await closeAllEditors(page);
  });

  it('begins a prompt', async () => {
    const { page } = editor;
    await runCommand(page, 'Promptshift: New prompt…');
    await question(page, 'Its name: the folder').waitFor();
    await typeIntoQuickInput(page, 'order-status');
    await page.keyboard.press('Enter');
    await question(page, 'Model of the new prompt').waitFor();
    await answerWith(page, 'chat.triage');
    await page.locator('.tab.active[data-resource-name="1.0.0.md"]').waitFor();
    expect(editor.read('prompts/order-status/1.0.0.md')).toContain('model: "chat.triage"');
    await closeAllEditors(page);
  });

  it('runs a suite, opens its regressions later, and a case in the compare panel', async () => {
    const { page } = editor;
    const { requests } = server;
    const before = requests.length;
    await openFile(page, 'evals/short.eval.yaml');
    await runCommand(page, 'Promptshift: Run eval suite…');
    await page.locator('.monaco-dialog-box', { hasText: 'Run Short triage?' }).waitFor();
    await page.keyboard.press('Enter');
    await comparePanel(page).locator('.decision').waitFor();
    await closeAllEditors(page);
    await closeNotifications(page);
    await runCommand(page, 'Promptshift: Open regressions');
    await comparePanel(page).locator('.filter[data-filter=regressions][aria-pressed=true]').waitFor();
    expect(await comparePanel(page).locator('.body .row .id').allInnerTexts()).toEqual(['fire']);
    await closeAllEditors(page);
    await openFile(page, 'evals/short.eval.yaml');
    await goTo(page, 6, 10);
    await runCommand(page, 'Promptshift: Open case in compare panel…');
    await comparePanel(page).locator('.inputs', { hasText: 'My parcel is late' }).waitFor();
    expect(requests.length).toBe(before + 4);
    await closeAllEditors(page);
  });

  it('goes from one schema problem to the next', async () => {
    const { page } = editor;
    await openFile(page, 'tools/tickets.json');
    await waitForSquiggle(page, '"format"');
    const first = editor.read('tools/tickets.json').split('\n').findIndex((line) => line.includes('"items": {')) + 1;
    await goTo(page, 1, 1);
    await runCommand(page, 'Promptshift: Go to next schema problem');
    await page.locator('.statusbar-item', { hasText: `Ln ${first},` }).waitFor();
    await runCommand(page, 'Promptshift: Go to next schema problem');
    await page.locator('.statusbar-item', { hasText: new RegExp(`Ln (?!${first},)`) }).waitFor();
    await closeAllEditors(page);
  });

  it('imports the definitions of a file after a question', async () => {
    const { page } = editor;
    await openFile(page, 'settings/llm.json');
    await waitForSquiggle(page, 'gpt-4.1-2025-04-14');
    await runCommand(page, 'Promptshift: Import as aliases…');
    await question(page, 'Import aliases from settings/llm.json').waitFor();
    await page.keyboard.press('Enter');
    await leaveDialog(page, 'Import from settings/llm.json into models.config.json?');
    expect(Object.keys(aliases())).toEqual(['chat.triage']);
    await closeAllEditors(page);
  });

  it('pins the id at the cursor, sets a candidate and promotes it', async () => {
    const { page } = editor;
    await openFile(page, 'src/reply.ts');
    await waitForSquiggle(page, 'gpt-4o');
    await goTo(page, 12, 15);
    await runCommand(page, 'Promptshift: Pin behind alias…');
    await acceptAlias(page, 'chat.reply');
    await waitUntil('the alias', () => existsSync(join(editor.workspace, 'src/models.ts')) && editor.read('models.config.json').trimEnd().endsWith('}') && aliases()['chat.reply'] !== undefined);
    await page.keyboard.press('Control+S');
    await closeNotifications(page);
    const choose = async (command: string, title: string): Promise<void> => {
      await runCommand(page, `Promptshift: ${command}`);
      await question(page, title).waitFor();
      await answerWith(page, 'chat.reply');
    };
    const confirm = async (title: string): Promise<void> => {
      await page.locator('.monaco-dialog-box').getByText(title).waitFor();
      await page.keyboard.press('Enter');
    };
    const slot = (name: string): unknown => (editor.read('models.config.json').trimEnd().endsWith('}') ? aliases()['chat.reply']?.[name] : undefined);
    await choose('Set candidate…', 'Set the candidate of an alias');
    await question(page, 'Candidate of chat.reply').waitFor();
    await answerWith(page, 'gpt-5.5-2026-04-23');
    await confirm('Set the candidate of chat.reply?');
    await waitUntil('the candidate', () => slot('candidate') === 'gpt-5.5-2026-04-23');
    await choose('Promote candidate…', 'Promote the candidate of an alias');
    await confirm('Promote chat.reply?');
    await waitUntil('the default', () => slot('default') === 'gpt-5.5-2026-04-23');
    await closeAllEditors(page);
    await closeNotifications(page);
  });

  it('reviews what floats in the workspace before anything is pinned', async () => {
    const { page } = editor;
    await runCommand(page, 'Promptshift: Scan workspace');
    await page.locator('.statusbar-item', { hasText: 'floating' }).waitFor();
    await runCommand(page, 'Promptshift: Pin floating models in workspace…');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('to their snapshots?').waitFor();
    await dialog.getByText('Review…', { exact: true }).click();
    const preview = page.locator('.bulk-edit-panel');
    await preview.getByText('Discard', { exact: true }).click();
    await preview.waitFor({ state: 'hidden' });
    expect(editor.read('src/assistant.ts')).toContain('"gpt-5.4"');
  });

  it('shows the log', async () => {
    const { page } = editor;
    await runCommand(page, 'Promptshift: Show log');
    await page.locator('.part.panel .output-view .view-line', { hasText: 'Pinned' }).first().waitFor();
  });
});
