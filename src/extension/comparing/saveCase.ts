import * as vscode from 'vscode';
import type { Assertion } from '../../core/evals/assertions/options.ts';
import type { NewCase } from '../../core/evals/suites/appendCase.ts';
import { PromptshiftError } from '../../core/errors.ts';
import type { ComparePanelState } from '../../core/views/comparePanel.ts';
import { focusGivenBack } from '../focusGivenBack.ts';
import { toRange } from '../scanning/translate.ts';
import type { Services } from '../services.ts';
import { fileExists, readText } from '../workspaceText.ts';
import { isCodePrompt } from '../prompts/codePromptUri.ts';
import { readPrompt } from '../prompts/promptSources.ts';
import { suitesOfPrompt } from './promptSuites.ts';

/** Without `assert` the person is asked for a text. */
type Expectation = vscode.QuickPickItem & { readonly assert?: readonly Assertion[] };

/** Puts the inputs of a comparison into an eval suite, with what is expected of an answer. One Undo takes it back. */
export async function saveCase(services: Services, state: ComparePanelState): Promise<void> {
  const promptUri = vscode.Uri.parse(state.promptUri);
  if (isCodePrompt(promptUri)) {
    throw new PromptshiftError('configuration', 'A suite asks a prompt file, and this prompt is written in code.', 'Put it into a file such as prompts/triage/1.0.0.md, compare that, and save the case from there.');
  }
  const suites = await suitesOfPrompt(services, promptUri);
  const folder = vscode.workspace.getWorkspaceFolder(promptUri);
  if (folder === undefined) throw new PromptshiftError('configuration', 'The prompt is in no workspace folder.', 'Open the folder it is in.');
  const prompt = await readPrompt(promptUri, await services.core());
  const target = await vscode.window.showQuickPick(
    [
      ...suites.map(({ uri }) => ({ label: vscode.workspace.asRelativePath(uri), uri, isNew: false })),
      { label: `$(new-file) New suite evals/${prompt.name}.eval.yaml`, uri: vscode.Uri.joinPath(folder.uri, 'evals', `${prompt.name}.eval.yaml`), isNew: true },
    ],
    { title: 'Save as eval case', placeHolder: 'Into which suite?' },
  );
  if (target === undefined) return;
  // a list that comes while the panel takes its focus back closes at once
  await focusGivenBack();
  const expected = await vscode.window.showQuickPick(expectations(state), { title: 'Save as eval case', placeHolder: 'What must an answer be?', matchOnDescription: true });
  const assert = expected === undefined ? undefined : expected.assert ?? (await askForContained());
  if (assert === undefined) return;
  await focusGivenBack();
  const id = await vscode.window.showInputBox({ title: 'Save as eval case', prompt: 'Id of the case', value: suggestedId(state), ignoreFocusOut: true, validateInput: (text) => (text.trim() === '' ? 'Give the case an id, such as fire' : undefined) });
  if (id === undefined) return;
  const vars = { ...prompt.input.defaults, ...state.inputs };
  const added: NewCase = { id: id.trim(), vars, ...(assert.length === 0 ? {} : { assert }) };
  await writeCase(services, target.uri, target.isNew && !(await fileExists(target.uri)) ? await newSuite(services, state, target.uri, promptUri, prompt.name, added) : undefined, added);
}

function expectations({ view }: ComparePanelState): readonly Expectation[] {
  const answer = (side: 'baseline' | 'candidate'): readonly Expectation[] => {
    const text = view[side].text.trim();
    return text === '' ? [] : [{ label: `Equal to the ${side}'s answer`, description: text.replaceAll(/\s+/g, ' ').slice(0, 80), assert: [{ type: 'equals', value: text }] }];
  };
  return [...answer('baseline'), ...(view.single === true ? [] : answer('candidate')), { label: 'Containing a text…', description: 'for answers that may be worded in many ways' }, { label: 'Nothing yet', description: 'add assertions to the suite later', assert: [] }];
}

async function askForContained(): Promise<readonly Assertion[] | undefined> {
  await focusGivenBack();
  const value = await vscode.window.showInputBox({ title: 'Save as eval case', prompt: 'A text that every good answer contains', ignoreFocusOut: true, validateInput: (text) => (text.trim() === '' ? 'Give a word or a few that must be in the answer' : undefined) });
  return value === undefined ? undefined : [{ type: 'contains', value: value.trim() }];
}

function suggestedId({ inputs, view }: ComparePanelState): string {
  const [first] = Object.values(inputs);
  const words = (typeof first === 'string' ? first : view.title).toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  return words.split('-').slice(0, 5).join('-') || 'case';
}

async function newSuite({ core }: Services, { requested }: ComparePanelState, suite: vscode.Uri, prompt: vscode.Uri, name: string, added: NewCase): Promise<string> {
  const { newSuiteText, parsePrompt } = await core();
  const alias = parsePrompt(prompt.path, await readText(prompt)).model?.text;
  const isAlias = alias !== undefined && alias === requested.baseline;
  return newSuiteText({
    name, prompt: relativeUriPath(suite, prompt), alias: isAlias ? alias : undefined,
    baseline: isAlias ? undefined : requested.baseline, candidate: isAlias ? undefined : requested.candidate,
  }, added);
}

async function writeCase({ core }: Services, uri: vscode.Uri, newText: string | undefined, added: NewCase): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  if (newText === undefined) {
    const document = await vscode.workspace.openTextDocument(uri);
    const { range, newText: insert } = (await core()).appendCase(vscode.workspace.asRelativePath(uri), document.getText(), added);
    edit.replace(uri, toRange(document, range), insert);
  } else edit.createFile(uri, { contents: new TextEncoder().encode(newText) });
  if (!(await vscode.workspace.applyEdit(edit))) throw new PromptshiftError('configuration', 'The editor did not write the case.', 'Check that the suite may be written and try again.');
  const document = await vscode.workspace.openTextDocument(uri);
  await document.save();
  const open = 'Open suite';
  void vscode.window.showInformationMessage(`Case "${added.id}" is in ${vscode.workspace.asRelativePath(uri)}.`, open).then((chosen) => {
    if (chosen === open) void vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
  });
}

function relativeUriPath(from: vscode.Uri, to: vscode.Uri): string {
  const [a, b] = [from.path.split('/').slice(0, -1), to.path.split('/')];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/');
}
