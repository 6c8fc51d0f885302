import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../support/waitUntil.ts';
import { closeEditors, openFile, replaceText } from './support/workspace.ts';

describe('aliases in the editor', () => {
  afterEach(closeEditors);

  it('has lenses for what can be done with an alias, and no others', async () => {
    const editor = await openFile('models.config.json');
    const { uri } = editor.document;
    assert.deepEqual(await lensTitles(uri), ['Compare default and candidate', 'Promote', 'Set candidate…']);
    await replaceText(editor, '"rollback": "gpt-5.4-2026-03-05"', '"rollback": "gpt-5.2-2025-12-11"');
    await waitUntil('a way back', async () => (await lensTitles(uri)).includes('Roll back'));
    await replaceText(editor, '"candidate": "gpt-5.5-2026-04-23"', '"candidate": "gpt-5.4-2026-03-05"');
    await waitUntil('nothing to promote', async () => !(await lensTitles(uri)).includes('Promote'));
  });

  it('completes ids in a slot, the successor of the default first, and none elsewhere', async () => {
    const { document } = await openFile('models.config.json');
    const inCandidate = await completions(document, '"candidate": "', 'gpt-5.5-2026-04-23');
    const [first] = inCandidate.toSorted((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
    assert.ok(inCandidate.some(({ label }) => nameOf(label) === 'gpt-5.5-2026-04-23'));
    assert.ok(first !== undefined && nameOf(first.label).startsWith('gpt-'));
    assert.deepEqual(await completions(document, '"owner": "', 'gpt-5.5-2026-04-23'), []);
  });

  it('tells on hover what an alias stands for', async () => {
    const { document } = await openFile('models.config.json');
    const at = document.positionAt(document.getText().indexOf('chat.triage') + 2);
    const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
    const text = hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n');
    assert.match(text, /\*\*chat\.triage\*\* → `gpt-5\.4-2026-03-05`/);
    assert.match(text, /candidate `gpt-5\.5-2026-04-23`/);
  });
});

async function lensTitles(uri: vscode.Uri): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return lenses.map(({ command }) => command?.title ?? '');
}

/** What is offered behind `after`, as far as it names a model that `like` shows. */
async function completions(document: vscode.TextDocument, after: string, like: string): Promise<readonly vscode.CompletionItem[]> {
  const at = document.positionAt(document.getText().indexOf(after) + after.length);
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
  return items.some(({ label }) => nameOf(label) === like) ? items : [];
}

function nameOf(label: string | vscode.CompletionItemLabel): string {
  return typeof label === 'string' ? label : label.label;
}
