import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../support/waitUntil.ts';
import { closeEditors, openFile, replaceText } from './support/workspace.ts';

describe('a suite that is being written', () => {
  afterEach(closeEditors);

  const problems = (document: vscode.TextDocument): readonly vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(document.uri).filter(({ source, code }) => source === 'Promptshift' && code === undefined);
  /** What is offered at the end of the first occurrence of a text. */
  const offered = async (document: vscode.TextDocument, after: string): Promise<readonly vscode.CompletionItem[]> => {
    const position = document.positionAt(document.getText().indexOf(after) + after.length);
    return (await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, position)).items;
  };

  it('has squiggles for what would keep it from running, gone when it is mended', async () => {
    const editor = await openFile('evals/triage.eval.yaml');
    const { document } = editor;
    assert.deepEqual(problems(document), []);
    await replaceText(editor, 'alias: ', 'alais: ');
    await waitUntil('a squiggle', () => problems(document).length > 0);
    const misspelled = problems(document).find(({ message }) => message.includes('"alais"'));
    assert.equal(document.getText(misspelled?.range), 'alais');
    await replaceText(editor, 'alais: ', 'alias: ');
    await waitUntil('no squiggle', () => problems(document).length === 0);
  });

  it('is completed with keys and assertions, and says what they ask', async () => {
    const editor = await openFile('evals/triage.eval.yaml');
    const { document } = editor;
    const type = /type: ([\w-]+)/.exec(document.getText())?.[1] ?? '';
    await replaceText(editor, `type: ${type}`, 'type: c');
    await waitUntil('assertions', async () => (await offered(document, 'type: c')).some(({ label }) => (typeof label === 'string' ? label : label.label) === 'contains'));
    await replaceText(editor, 'type: c', `type: ${type}`);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, document.positionAt(document.getText().indexOf(`type: ${type}`) + 7));
    assert.ok(hovers.some(({ contents }) => contents.some((content) => typeof content !== 'string' && content.value.length > 20)));
  });
});
