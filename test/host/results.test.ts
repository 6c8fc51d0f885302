import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { commands, viewTypes } from '../../src/extension/ids.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { closeEditors, uriOf } from './support/workspace.ts';

// newer than what other tests left
const runId = '2099-11-22T010000Z-ticket-triage-0001';

describe('results of eval suites', () => {
  const folder = (): vscode.Uri => {
    const [first] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(first);
    return first.uri;
  };
  const journal = (): string => join(folder().fsPath, '.promptshift/runs', `${runId}.jsonl`);

  before(() => {
    mkdirSync(dirname(journal()), { recursive: true });
    writeFileSync(journal(), journalText());
  });
  after(() => rmSync(journal(), { force: true }));
  afterEach(closeEditors);

  it('are shown from a run that is kept, in one page a run', async () => {
    const ref = { folder: folder().toString(), runId };
    await vscode.commands.executeCommand(commands.showEvalResults, ref);
    const tab = await waitUntil('the page', () => resultTabs().find(({ label }) => label === 'Result: Ticket triage 1.2.0'));
    assert.ok(tab.isActive);
    await vscode.commands.executeCommand(commands.showEvalResults, ref);
    assert.equal(resultTabs().length, 1);
  });

  it('open at the regressions of the newest run when no page is open', async () => {
    await vscode.commands.executeCommand(commands.openRegressions);
    await waitUntil('the page', () => resultTabs().find(({ label }) => label === 'Result: Ticket triage 1.2.0'));
  });

  it('show no file outside of the runs, whatever they are asked for', async () => {
    const shown = vscode.commands.executeCommand(commands.showEvalResults, { folder: uriOf('..').toString(), runId });
    await shown;
    const tab = await waitUntil('the page', () => resultTabs()[0]);
    assert.equal(tab.label, 'Eval result');
  });

  it('are brought back by the editor: its serializer is there', async () => {
    // the editor accepts one serializer a view type
    assert.throws(() => vscode.window.registerWebviewPanelSerializer(viewTypes.results, { deserializeWebviewPanel: async () => {} }));
  });
});

function resultTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewTypes.results));
}

/** A run of one case that the candidate lost. */
function journalText(): string {
  const about = { suite: 'evals/triage.eval.yaml', name: 'Ticket triage', repeat: 1, cases: 1, baseline: 'gpt-5.4-2026-03-05', candidate: 'gpt-5.5-2026-04-23', prompt: 'prompts/triage/1.2.0.md' };
  const judged = (side: 'baseline' | 'candidate', passed: boolean): object => ({
    type: 'judged', case: 'fire', side, repeat: 0, assertions: [],
    outcome: { passed, score: Number(passed), latencyMs: 900, refused: false, schemaViolation: false, moderationFlagged: false },
  });
  const rows = [{ type: 'header', version: 1, id: runId, kind: 'evaluation', startedAt: '2099-11-22T01:00:00.000Z', provider: 'test', about }, judged('baseline', true), judged('candidate', false)];
  return `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
}
