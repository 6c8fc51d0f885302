import * as vscode from 'vscode';
import type { Alias } from '../../core/aliases/types.ts';
import { aliasUses } from '../../core/inventory/aliasUses.ts';
import { commands, type CommandId } from '../ids.ts';
import { placesOf } from '../inventory/placesOf.ts';
import type { WorkspaceRows } from '../inventory/workspaceRows.ts';
import { toRange } from '../scanning/translate.ts';
import type { Services } from '../services.ts';
import { parsedConfig } from './aliasConfig.ts';

/** Above each alias of a `models.config.json`: what can be done with it. What cannot be done is not offered. */
export function createAliasLenses(services: Pick<Services, 'core'>, rows: WorkspaceRows): vscode.CodeLensProvider {
  return {
    onDidChangeCodeLenses: rows.onDidChange,
    async provideCodeLenses(document, token) {
      const { config, positions } = await parsedConfig(services, document);
      if (token.isCancellationRequested) return [];
      return Object.entries(positions).flatMap(([name, { whole }]) => {
        const range = toRange(document, whole);
        const actions = actionsOf(config.aliases[name]).map(({ title, tooltip, command }) =>
          new vscode.CodeLens(range, { title, tooltip, command, arguments: [document.uri, name] }));
        return [...usesLens(rows, document, name, range), ...actions];
      });
    },
  };
}

/** Said only when the workspace was scanned: a number of uses is about all of it. */
function usesLens(rows: WorkspaceRows, { uri }: vscode.TextDocument, alias: string, range: vscode.Range): readonly vscode.CodeLens[] {
  if (rows.last === undefined) return [];
  const uses = aliasUses(rows.last.rows, vscode.workspace.asRelativePath(uri), alias);
  return [new vscode.CodeLens(range, {
    title: `${alias}: ${uses.length === 1 ? '1 use' : `${uses.length} uses`}`,
    command: uses.length === 0 ? '' : 'editor.action.showReferences',
    arguments: [uri, range.start, placesOf(rows, uses)],
  })];
}

type LensAction = { readonly title: string; readonly tooltip: string; readonly command: CommandId };

function actionsOf(alias: Alias | undefined): readonly LensAction[] {
  if (alias === undefined) return [];
  const { default: current, candidate, rollback } = alias;
  const ready = candidate !== undefined && candidate !== current;
  return [
    ...(ready ? [
      { title: 'Compare default and candidate', tooltip: `${current} and ${candidate}, on a prompt that uses this alias`, command: commands.compareAlias },
      { title: 'Promote', tooltip: `${candidate} becomes the default, ${current} the rollback`, command: commands.promoteCandidate },
    ] : []),
    ...(rollback === undefined || rollback === current ? [] : [
      { title: 'Roll back', tooltip: `${rollback} becomes the default again`, command: commands.rollBack },
    ]),
    { title: 'Set candidate…', tooltip: candidate === undefined ? 'Name the model that is to follow' : `In place of ${candidate}`, command: commands.setCandidate },
  ];
}
