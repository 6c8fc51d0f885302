import * as vscode from 'vscode';
import { modelsConfigName } from '../../core/aliases/types.ts';
import { PromptshiftError } from '../../core/errors.ts';
import { commands } from '../ids.ts';
import type { WorkspaceRows } from '../inventory/workspaceRows.ts';
import { scannedSchemes } from '../scanning/scanLanguage.ts';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';
import { createAliasCompletions } from './aliasCompletions.ts';
import { createAliasHover } from './aliasHover.ts';
import { createAliasLenses } from './aliasLenses.ts';
import { createImportActions } from './importActions.ts';
import type { ModelChanges } from './changeModels.ts';
import { createModelCompletions } from './modelCompletions.ts';
import { createChangeReview } from './reviewChange.ts';

/** Aliases where they are defined and used: lenses, hovers, completion, and the commands that change what one stands for. */
export function registerAliases(services: Services, scanning: Scanning, rows: WorkspaceRows): void {
  const { store, register } = services;
  const configs = scannedSchemes.map((scheme) => ({ scheme, pattern: `**/${modelsConfigName}` }));
  const everywhere = scannedSchemes.map((scheme) => ({ scheme }));
  store.add(vscode.languages.registerCodeLensProvider(configs, createAliasLenses(services, rows)));
  store.add(vscode.languages.registerCompletionItemProvider(configs, createModelCompletions(services), '"'));
  store.add(vscode.languages.registerCompletionItemProvider(everywhere, createAliasCompletions(services, scanning), '"', "'"));
  store.add(vscode.languages.registerHoverProvider(everywhere, createAliasHover(services, scanning)));

  store.add(vscode.languages.registerCodeActionsProvider(everywhere, createImportActions(scanning), { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }));

  const review = createChangeReview(services);
  const changes = async (): Promise<ModelChanges> => (await import('../commandBodies.ts')).createModelChanges(services, review);
  register(commands.promoteCandidate, 'Promote candidate', async (...args) => (await changes()).promote(...args));
  register(commands.rollBack, 'Roll back', async (...args) => (await changes()).rollBack(...args));
  register(commands.setCandidate, 'Set candidate', async (...args) => (await changes()).setCandidate(...args));
  register(commands.importAliases, 'Import as aliases', async (uri) => {
    const document = uri instanceof vscode.Uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
    if (document === undefined) throw new PromptshiftError('configuration', 'No file is open.', 'Open one that names models, such as a LiteLLM configuration, and try again.');
    const { importAliases } = await import('../commandBodies.ts');
    await importAliases(services, scanning, review, document);
  });
  register(commands.compareAlias, 'Compare default and candidate', async (...args) => (await import('../commandBodies.ts')).compareAlias(services, args));
}
