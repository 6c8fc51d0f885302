import * as vscode from 'vscode';
import { modelsConfigName } from '../../core/aliases/types.ts';
import { PromptshiftError } from '../../core/errors.ts';
import { isPromptFile } from '../prompts/promptFiles.ts';
import { commands } from '../ids.ts';
import type { Services } from '../services.ts';
import { findUpward, readText } from '../workspaceText.ts';
import { aliasFor, type AliasAt } from './aliasConfig.ts';

/** More prompts than this are not looked through. */
const mostPrompts = 2000;

/** Files that may be prompts, by name. */
const promptGlob = '**/{*.md,*.prompt,*.prompty,*.prompt.yml,*.prompt.yaml,*_prompt.yml,*_prompt.yaml,*.hbs}';

/**
 * Compares an alias's default and candidate on a prompt that runs on the alias; where none does, offers to begin one.
 */
export async function compareAlias(services: Services, args: readonly unknown[]): Promise<void> {
  const at = await aliasFor(services, 'Compare default and candidate of an alias', args);
  if (at === undefined) return;
  const prompts = await promptsOn(services, at);
  if (prompts.length === 0) {
    const why = new PromptshiftError('configuration', `No prompt file runs on ${at.alias}.`, `Write "model: ${at.alias}" into the front matter of one, or begin a new one.`);
    const folder = vscode.Uri.joinPath(at.document.uri, '..');
    services.feedback.error('Compare default and candidate', why, [
      { title: 'New prompt…', run: () => void vscode.commands.executeCommand(commands.newPrompt, folder, at.alias) },
    ]);
    return;
  }
  const [only] = prompts;
  const chosen = prompts.length === 1 ? only : await choosePrompt(at.alias, prompts);
  if (chosen !== undefined) await vscode.commands.executeCommand(commands.compareModels, chosen);
}

/** Prompts whose model is the alias and whose nearest configuration is the one it is defined in. */
async function promptsOn({ core }: Services, { document, alias }: AliasAt): Promise<readonly vscode.Uri[]> {
  const { parsePrompt } = await core();
  const found: vscode.Uri[] = [];
  for (const uri of await vscode.workspace.findFiles(promptGlob, '**/node_modules/**', mostPrompts)) {
    if (!isPromptFile(uri.path, '')) continue;
    const { model } = parsePrompt(vscode.workspace.asRelativePath(uri, false), await readText(uri));
    if (model?.text !== alias) continue;
    if ((await findUpward(uri, modelsConfigName))?.toString() === document.uri.toString()) found.push(uri);
  }
  return found.toSorted((a, b) => b.path.localeCompare(a.path, 'en', { numeric: true }));
}

async function choosePrompt(alias: string, prompts: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const items = prompts.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  return (await vscode.window.showQuickPick(items, { title: `Compare ${alias} on a prompt`, placeHolder: 'Choose a prompt that runs on it' }))?.uri;
}
