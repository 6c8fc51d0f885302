import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startChatServer, type ChatServer } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { comparePanel, waitForStatus } from './support/comparePanel.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { chooseFromEditorMenu, clickLens, clickTitleButton, closeAllEditors } from './support/editorMenu.ts';
import { chooseFromContextMenu, revealInExplorer } from './support/explorer.ts';
import { goTo, openFile, runCommand } from './support/keyboard.ts';
import { closeNotifications, waitForNotification } from './support/notifications.ts';
import { answerWith, leaveDialog, leaveQuestion, question } from './support/questions.ts';
import { clickRowButton, openTestExplorer, testRow, unfold } from './support/testExplorer.ts';

const prompt = 'prompts/triage/1.2.0.md';
const suite = 'name: One case\nprompt: ../prompts/triage/1.2.0.md\nalias: chat.triage\ncases:\n  - { id: fire, vars: { text: The depot is on fire }, assert: [ { type: equals, value: urgent } ] }\n';

describe('what menus, buttons and lines above code offer, by mouse', () => {
  let server: ChatServer;
  let editor: Editor;
  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks: ['urgent'], delayMs: 1 });
    editor = await launchEditor({ name: 'menus', settings: { 'promptshift.openai.baseUrl': server.url }, size: { width: 1500, height: 950 }, prepare: (workspace) => writeFileSync(join(workspace, 'evals/one.eval.yaml'), suite) });
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await editor.picture(`failed-${task.name.slice(0, 30).replaceAll(/\W+/g, '-')}`);
  });

  /** Does something that asks one model, or both, and waits for the whole answer in a panel. */
  const asking = async (count: 1 | 2, act: () => Promise<void>): Promise<void> => {
    const before = server.requests.length;
    await act();
    await waitUntil(`${count} requests`, () => server.requests.length === before + count);
    if (count === 2) await waitForStatus(editor.page, 'complete');
    else await comparePanel(editor.page).locator('.side[data-side=baseline][data-status=complete]').waitFor();
    expect(await comparePanel(editor.page).locator('.side').count()).toBe(count);
    await closeAllEditors(editor.page);
  };

  it('a prompt in the Explorer: run, other version, diff, new version', async () => {
    const { page } = editor;
    const row = await revealInExplorer(page, prompt);
    await asking(1, () => chooseFromContextMenu(page, row, 'Run prompt'));
    await chooseFromContextMenu(page, row, 'Compare with another version…');
    await leaveQuestion(page, 'with another version');
    await chooseFromContextMenu(page, row, 'Diff with previous version');
    await page.locator('.tab.active', { hasText: '1.1.0 ↔ 1.2.0' }).waitFor();
    await closeAllEditors(page);
    await chooseFromContextMenu(page, row, 'New version of prompt…');
    await leaveQuestion(page, `New version of ${prompt}`);
  });

  it('a suite in the Explorer and above the editor: run, compare with the reference run', async () => {
    const { page } = editor;
    await chooseFromContextMenu(page, await revealInExplorer(page, 'evals/triage.eval.yaml'), 'Run eval suite…');
    await leaveDialog(page, 'Run Ticket triage?');
    await chooseFromContextMenu(page, await revealInExplorer(page, 'evals/triage.eval.yaml'), 'Compare with reference run…');
    await waitForNotification(page, 'Compare with reference run:');
    await closeNotifications(page);
    await openFile(page, 'evals/triage.eval.yaml');
    await clickTitleButton(page, 'Run eval suite…');
    await leaveDialog(page, 'Run Ticket triage?');
  });

  it('a prompt in the editor: the same, and a button above it', async () => {
    const { page } = editor;
    await openFile(page, prompt);
    await asking(2, () => chooseFromEditorMenu(page, 'Compare models'));
    await openFile(page, prompt);
    await asking(1, () => chooseFromEditorMenu(page, 'Run prompt'));
    await openFile(page, prompt);
    await chooseFromEditorMenu(page, 'Compare with another version…');
    await leaveQuestion(page, 'with another version');
    await chooseFromEditorMenu(page, 'New version of prompt…');
    await leaveQuestion(page, `New version of ${prompt}`);
    await asking(2, () => clickTitleButton(page, 'Compare models'));
    await openFile(page, prompt);
    await chooseFromEditorMenu(page, 'Diff with previous version');
    await page.locator('.tab.active', { hasText: '1.1.0 ↔ 1.2.0' }).waitFor();
    await closeAllEditors(page);
  });

  it('the line above a prompt: compare, run, new version, and what its alias stands for', async () => {
    const { page } = editor;
    await openFile(page, prompt);
    await clickLens(page, 'New version');
    await leaveQuestion(page, `New version of ${prompt}`);
    await asking(2, () => clickLens(page, 'Compare models'));
    await openFile(page, prompt);
    await asking(1, () => clickLens(page, /^Run$/));
    await openFile(page, prompt);
    await clickLens(page, 'chat.triage → gpt-5.4-2026-03-05');
    await page.locator('.tab.active[data-resource-name="models.config.json"]').waitFor();
  });

  it('the line above an alias: compare on a prompt that runs on it', async () => {
    const { page } = editor;
    await openFile(page, 'models.config.json');
    await clickLens(page, 'Compare default and candidate');
    await question(page, 'Compare chat.triage on a prompt').waitFor();
    await asking(2, () => answerWith(page, 'triage/1.2.0', prompt));
  });

  it('code in the editor: run this prompt', async () => {
    const { page } = editor;
    await openFile(page, 'src/reply.ts');
    await goTo(page, 28, 50);
    await chooseFromEditorMenu(page, 'Run this prompt');
    await question(page, 'Value for draft').waitFor();
    await page.keyboard.type('Dear all');
    await asking(1, () => page.keyboard.press('Enter'));
  });

  it('a case of a suite: the button beside it, the line above it, and the profile for what failed', async () => {
    const { page } = editor;
    const before = server.requests.length;
    await openTestExplorer(page);
    await unfold(page, 'triage|Ticket triage');
    await clickRowButton(page, 'insulin', 'Open case in compare panel');
    await comparePanel(page).locator('.inputs', { hasText: 'The insulin for my daughter' }).waitFor();
    await closeAllEditors(page);
    await openFile(page, 'evals/triage.eval.yaml');
    await clickLens(page, 'Open in compare panel', 0);
    await comparePanel(page).locator('.inputs', { hasText: 'A parcel in your depot is on fire' }).waitFor();
    await closeAllEditors(page);
    await chooseFromContextMenu(page, testRow(page, 'Ticket triage'), 'Execute Using Profile');
    await question(page, 'Run failed cases').waitFor();
    await answerWith(page, 'failed', 'Run failed cases');
    await waitForNotification(page, 'No case has failed. Run the suites first.');
    await chooseFromContextMenu(page, testRow(page, 'Ticket triage'), 'Compare with reference run…');
    await waitForNotification(page, 'Compare with reference run:');
    await closeNotifications(page);
    await page.locator('.composite.title [aria-label^="Refresh Tests"]').click();
    await testRow(page, 'insulin').waitFor();
    expect(server.requests.length).toBe(before);
  });

  it('a result: every button of its page', async () => {
    const { page } = editor;
    const before = server.requests.length;
    const button = (title: string): Promise<void> => comparePanel(page).locator('vscode-button', { hasText: title }).click();
    await openFile(page, 'evals/one.eval.yaml');
    await clickTitleButton(page, 'Run eval suite…');
    await page.locator('.monaco-dialog-box', { hasText: 'Run One case?' }).waitFor();
    await page.keyboard.press('Enter');
    await comparePanel(page).locator('.decision').waitFor();
    await button('Copy as Markdown');
    await waitForNotification(page, 'The result is on the clipboard, as Markdown.');
    await button('Run again');
    await leaveDialog(page, 'Run One case?');
    await button('Save HTML report…');
    const dialog = question(page, 'Save the HTML report');
    await dialog.locator('.monaco-list-row').first().waitFor();
    await dialog.getByText('OK', { exact: true }).click();
    await waitForNotification(page, 'The report is in');
    await comparePanel(page).locator('h1 button.link').click();
    await page.locator('.tab.active[data-resource-name="one.eval.yaml"]').waitFor();
    await page.locator('.tab', { hasText: 'Result: One case' }).click();
    await button('Open as Markdown');
    await page.locator('.tab.active', { hasText: 'Preview' }).waitFor();
    expect(server.requests.length).toBe(before + 2);
    await closeAllEditors(page);
  });

  it('the title of the Inventory: scan, group, filter, export, sort', async () => {
    const { page } = editor;
    const title = (label: string) => page.locator(`.composite.title [aria-label^="${label}"]`).first();
    await runCommand(page, 'Promptshift: Show Inventory');
    await title('Scan workspace').click();
    await page.locator('.pane', { hasText: 'Inventory' }).locator('.monaco-list-row', { hasText: /^gpt-4o/ }).first().waitFor();
    await title('Group Inventory').click();
    await leaveQuestion(page, 'Group the Inventory by');
    await title('Filter Inventory').click();
    await leaveQuestion(page, 'Show in the Inventory');
    await title('Export Inventory').click();
    await leaveQuestion(page, 'Export the Inventory as');
    await title('Views and More Actions').click();
    await page.locator('.monaco-menu .action-label', { hasText: 'Sort Inventory by…' }).click();
    await leaveQuestion(page, 'Sort the Inventory by');
  });

  it('a window without a folder: the Inventory offers to open one', async () => {
    const { page } = editor;
    await page.goto(`${new URL(page.url()).origin}/?ew=true`);
    await page.locator('.activitybar .action-item', { has: page.locator('[aria-label="Promptshift"]') }).first().click();
    await page.getByText('Open a folder to see the models it depends on.').waitFor();
    await page.locator('.pane .monaco-button', { hasText: 'Open folder' }).click();
    await question(page, 'Open Folder').waitFor();
  });
});
