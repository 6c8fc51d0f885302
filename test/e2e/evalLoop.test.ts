import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startChatServer, type ChatServer, type SeenRequest } from '../support/chatServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { comparePanel, readAnswer, runAgain, waitForStatus } from './support/comparePanel.ts';
import { launchEditor, type Editor } from './support/editor.ts';
import { chooseFromContextMenu } from './support/explorer.ts';
import { goTo, openFile, runCommand } from './support/keyboard.ts';
import { closeNotifications } from './support/notifications.ts';
import { clickRowButton, openTestExplorer, testRow, unfold, waitForState } from './support/testExplorer.ts';

const suite = `name: Short triage
prompt: ../prompts/short/1.0.0.md
alias: chat.triage
cases:
  - id: fire
    severity: critical
    vars: { text: The depot is on fire }
    assert:
      - { type: equals, value: urgent }
  - id: late
    vars: { text: My parcel is late }
    assert:
      - { type: equals, value: normal }
  - id: spoilt
    vars: { text: The milk is off }
    assert:
      - { type: equals, value: urgent }
`;
const prompt = `---
description: Sort a ticket
model: chat.triage
input: { schema: { type: object, properties: { text: { type: string } }, required: [text] } }
---
# System
Answer with one word: urgent or normal.

# User
{{text}}
`;

/** A candidate that needs to be told about food; the baseline knows. */
function answer({ model, messages }: SeenRequest['body']): readonly string[] {
  const said = JSON.stringify(messages);
  const knows = String(model).startsWith('gpt-5.4') || said.includes('Food that spoils');
  return [said.includes('on fire') || (said.includes('milk') && knows) ? 'urgent' : 'normal'];
}

describe('from a suite to a mended prompt', () => {
  let server: ChatServer;
  let editor: Editor;
  beforeAll(async () => {
    server = await startChatServer({ kind: 'stream', chunks: answer, delayMs: 1 });
    editor = await launchEditor({
      name: 'evalLoop', settings: { 'promptshift.openai.baseUrl': server.url },
      prepare: (workspace) => {
        writeFileSync(join(workspace, 'evals/short.eval.yaml'), suite);
        mkdirSync(join(workspace, 'prompts/short'), { recursive: true });
        writeFileSync(join(workspace, 'prompts/short/1.0.0.md'), prompt);
      },
    });
  });
  afterAll(async () => {
    await editor?.close();
    await server?.close();
  });
  const answerQuestion = async (title: string): Promise<void> => {
    await editor.page.locator('.monaco-dialog-box', { hasText: title }).waitFor();
    await editor.page.keyboard.press('Enter');
  };

  it('runs a suite from the Test Explorer and shows which case fails', async () => {
    onTestFailed(() => editor.picture('failed-explorer'));
    const { page } = editor;
    await openTestExplorer(page);
    await unfold(page, 'short|Short triage');
    await testRow(page, 'spoilt').waitFor();
    await editor.picture('listed');
    expect(server.requests).toEqual([]);
    await clickRowButton(page, 'Short triage', 'Run Test');
    await answerQuestion('Run Short triage?');
    await waitForState(page, 'spoilt', 'failed');
    await waitForState(page, 'fire', 'passed');
    await waitForState(page, 'late', 'passed');
    expect(server.requests).toHaveLength(6);
    await editor.picture('failed');
  });

  it('shows what was expected beside what came', async () => {
    onTestFailed(() => editor.picture('failed-diff'));
    const { page } = editor;
    await page.locator('.test-output-peek-tree .monaco-list-row', { hasText: 'spoilt' }).first().click();
    const diff = page.locator('.test-output-peek-message-container .monaco-diff-editor');
    await diff.locator('.editor.original .view-line', { hasText: 'urgent' }).waitFor();
    await diff.locator('.editor.modified .view-line', { hasText: 'normal' }).waitFor();
    expect(await page.locator('.test-output-peek-tree').innerText()).toContain('Regression: gpt-5.5-2026-04-23 fails what gpt-5.4-2026-03-05 passes.');
    await editor.picture('diff');
  });

  it('opens the case in the compare panel, sends nothing, and asks both models when that is wanted', async () => {
    onTestFailed(() => editor.picture('failed-panel'));
    const { page } = editor;
    await chooseFromContextMenu(page, testRow(page, 'spoilt'), 'Open case in compare panel…');
    await comparePanel(page).locator('.inputs', { hasText: 'The milk is off' }).waitFor();
    expect(server.requests).toHaveLength(6);
    await editor.picture('panel');
    await runAgain(page);
    await waitForStatus(page, 'complete');
    expect([await readAnswer(page, 'baseline'), await readAnswer(page, 'candidate')]).toEqual(['urgent', 'normal']);
    expect(server.requests).toHaveLength(8);
  });

  it('passes the failed case once the prompt is mended, which nobody saved', async () => {
    onTestFailed(() => editor.picture('failed-again'));
    const { page } = editor;
    await openFile(page, 'prompts/short/1.0.0.md');
    await goTo(page, 7, 1);
    await page.keyboard.press('End');
    await page.keyboard.type(' Food that spoils is urgent.');
    await editor.picture('mended');
    await runCommand(page, 'Test: Rerun Failed Tests');
    await answerQuestion('Run Short triage?');
    await waitForState(page, 'spoilt', 'passed');
    expect(server.requests).toHaveLength(10);
    expect(editor.read('prompts/short/1.0.0.md')).toContain('normal. Food that spoils is urgent.');
    await editor.picture('passed');
  });

  it('grows by the case that is saved from the panel', async () => {
    onTestFailed(() => editor.picture('failed-saved'));
    const { page } = editor;
    await closeNotifications(page);
    await page.locator('.tab', { hasText: 'Compare: short' }).click();
    await comparePanel(page).locator('vscode-button', { hasText: 'Save as eval case…' }).click();
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'evals/short.eval.yaml' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: "Equal to the baseline's answer" }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: 'Id of the case' }).waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('from-the-panel');
    await page.keyboard.press('Enter');
    await testRow(page, 'from-the-panel').waitFor();
    expect(editor.read('evals/short.eval.yaml')).toContain('id: from-the-panel');
    await editor.picture('grown');
  });

  it('is run from the palette with the new case, and has a button beside every case', async () => {
    onTestFailed(() => editor.picture('failed-palette'));
    const { page } = editor;
    await openFile(page, 'evals/short.eval.yaml');
    await page.locator('.codelens-decoration', { hasText: 'Open in compare panel' }).first().waitFor();
    await page.locator('.testing-run-glyph').first().waitFor();
    await editor.picture('suite');
    await runCommand(page, 'Promptshift: Run eval suite…');
    const question = page.locator('.monaco-dialog-box', { hasText: 'Run Short triage?' });
    await question.waitFor();
    expect(await question.innerText()).toContain('4 cases: at least 8 requests.');
    await page.keyboard.press('Enter');
    await waitUntil('all answers', () => server.requests.length === 18);
    await page.locator('.tab', { hasText: 'Result: Short triage' }).waitFor();
    await editor.picture('result');
  });
});
