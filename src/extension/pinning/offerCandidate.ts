import * as vscode from 'vscode';
import { modelsConfigName } from '../../core/aliases/types.ts';
import type { ModelReference } from '../../core/scan/types.ts';
import { parsedConfig } from '../aliases/aliasConfig.ts';
import { commands } from '../ids.ts';
import { today } from '../scanning/repositorySettings.ts';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';
import { findUpward } from '../workspaceText.ts';

type Pinned = { readonly document: vscode.TextDocument; readonly alias: string; readonly reference: ModelReference };

/** After a model that is going or gone was pinned: says that the alias still stands for it, and offers the next step. */
export async function offerCandidate(services: Services, scanning: Scanning, { document, alias, reference }: Pinned): Promise<void> {
  const [{ lifecycleOf }, { found }] = await Promise.all([services.core(), scanning.repository.of(document.uri)]);
  const state = lifecycleOf(reference.identity, today(), found.settings.catalog)?.state;
  if (state !== 'retired' && state !== 'deprecated') return;
  const uri = await findUpward(document.uri, modelsConfigName);
  if (uri === undefined) return;
  const { config } = await parsedConfig(services, await vscode.workspace.openTextDocument(uri));
  if (config.aliases[alias]?.candidate !== undefined) return;
  const next = 'Set candidate…';
  const chosen = await vscode.window.showInformationMessage(`${alias} stands for ${reference.text}, which is ${state}. Name the model that is to follow.`, next);
  if (chosen === next) await vscode.commands.executeCommand(commands.setCandidate, uri, alias);
}
