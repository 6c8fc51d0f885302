import * as vscode from 'vscode';
import { modelsConfigName, type ParsedModelsConfig } from '../../core/aliases/types.ts';
import { PromptshiftError } from '../../core/errors.ts';
import { pickOne } from '../pickOne.ts';
import type { Services } from '../services.ts';
import { findUpward } from '../workspaceText.ts';

/** An alias of one `models.config.json`, whose text is the one in the editor, saved or not. */
export type AliasAt = { readonly document: vscode.TextDocument; readonly alias: string };

/** More of these files than this are not looked through for a list. */
const mostFiles = 50;

/** What a `models.config.json` holds, as it is in the editor. */
export async function parsedConfig({ core }: Pick<Services, 'core'>, document: vscode.TextDocument): Promise<ParsedModelsConfig> {
  return await (await core()).parseModelsConfig(document.getText());
}

/**
 * The alias that a command is about: the one its lens names, else one that is asked for. Undefined when the person leaves.
 * @throws PromptshiftError `configuration` when there is no alias to choose from
 */
export async function aliasFor(services: Pick<Services, 'core'>, title: string, args: readonly unknown[]): Promise<AliasAt | undefined> {
  const [uri, alias] = args;
  if (uri instanceof vscode.Uri && typeof alias === 'string') return { document: await vscode.workspace.openTextDocument(uri), alias };
  const items: (vscode.QuickPickItem & AliasAt)[] = [];
  for (const file of await configFiles()) {
    const document = await vscode.workspace.openTextDocument(file);
    const { config } = await parsedConfig(services, document);
    const path = vscode.workspace.asRelativePath(file);
    for (const [name, { default: model }] of Object.entries(config.aliases)) {
      items.push({ label: name, description: `→ ${model}`, ...(path === modelsConfigName ? {} : { detail: path }), document, alias: name });
    }
  }
  if (items.length === 0) {
    throw new PromptshiftError('configuration', `There is no alias in a ${modelsConfigName} here.`, 'Put the cursor on a model id and choose "Pin behind alias…".');
  }
  return await pickOne(items, { title, placeHolder: 'Choose an alias' });
}

/** The file that applies to the open editor, else all of the workspace. */
async function configFiles(): Promise<readonly vscode.Uri[]> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const nearest = active === undefined || active.scheme === 'untitled' ? undefined : await findUpward(active, modelsConfigName);
  return nearest === undefined ? await vscode.workspace.findFiles(`**/${modelsConfigName}`, '**/node_modules/**', mostFiles) : [nearest];
}
