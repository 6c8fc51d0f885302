import * as vscode from 'vscode';
import { modelsConfigName } from '../../core/aliases/types.ts';
import { PromptshiftError } from '../../core/errors.ts';
import { knownModelIds } from '../knownModels.ts';
import { pickOrType } from '../pickOrType.ts';
import type { Services } from '../services.ts';
import { readText } from '../workspaceText.ts';

/**
 * Writes the first version of a prompt and opens it. `args` may name the folder it belongs below and the model or alias it runs on;
 * what they do not name is asked for.
 * @throws PromptshiftError `configuration` when no folder is open, or the editor cannot write there
 */
export async function newPrompt({ core }: Services, args: readonly unknown[]): Promise<void> {
  const [folderArg, modelArg] = args;
  const folder = folderArg instanceof vscode.Uri ? folderArg : await chooseFolder();
  if (folder === undefined) return;
  const loaded = await core();
  const { firstVersion, promptNameProblem } = loaded;
  const name = await vscode.window.showInputBox({
    title: 'New prompt', prompt: 'Its name: the folder below "prompts" that its versions stand in', placeHolder: 'triage', ignoreFocusOut: true,
    validateInput: (text) => (text === '' ? undefined : promptNameProblem(text.trim())),
  });
  if (name === undefined || name.trim() === '') return;
  const model = typeof modelArg === 'string' ? modelArg : await askModel(loaded, folder);
  if (model === undefined) return;
  const { path, text, task } = firstVersion(name.trim(), model);
  const target = vscode.Uri.joinPath(folder, path);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(target, { contents: new TextEncoder().encode(text), ignoreIfExists: true });
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new PromptshiftError('configuration', `The editor did not make ${path}.`, 'Check that the folder may be written.');
  }
  const document = await vscode.workspace.openTextDocument(target);
  const editor = await vscode.window.showTextDocument(document);
  const start = document.getText().indexOf(task);
  if (start >= 0) editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(start + task.length));
}

/** Undefined when the person leaves. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) throw new PromptshiftError('configuration', 'No folder is open.', 'Open one with "File: Open Folder…" and try again.');
  return folders.length === 1 ? folders[0]?.uri : (await vscode.window.showWorkspaceFolderPick({ placeHolder: 'The folder that gets the prompt' }))?.uri;
}

/** Undefined when the person leaves. */
async function askModel(core: Awaited<ReturnType<Services['core']>>, folder: vscode.Uri): Promise<string | undefined> {
  const file = vscode.Uri.joinPath(folder, modelsConfigName);
  const text = await readText(file).then((read) => read, () => undefined);
  const aliases = text === undefined ? {} : (await core.parseModelsConfig(text)).config.aliases;
  return await pickOrType({
    title: 'Model of the new prompt',
    placeholder: 'An alias, or any model id your endpoint knows',
    choices: [
      ...Object.entries(aliases).map(([alias, { default: model }]) => ({ label: alias, description: `→ ${model}`, value: alias })),
      ...knownModelIds(core, undefined).map((id) => ({ label: id, value: id })),
    ],
  });
}
