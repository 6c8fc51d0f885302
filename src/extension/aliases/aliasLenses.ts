import * as vscode from 'vscode';
import type { Alias } from '../../core/aliases/types.ts';
import { commands, type CommandId } from '../ids.ts';
import { toRange } from '../scanning/translate.ts';
import type { Services } from '../services.ts';
import { parsedConfig } from './aliasConfig.ts';

/** Above each alias of a `models.config.json`: what can be done with it. What cannot be done is not offered. */
export function createAliasLenses(services: Pick<Services, 'core'>): vscode.CodeLensProvider {
  return {
    async provideCodeLenses(document, token) {
      const { config, positions } = await parsedConfig(services, document);
      if (token.isCancellationRequested) return [];
      return Object.entries(positions).flatMap(([name, { whole }]) => {
        const range = toRange(document, whole);
        return actionsOf(config.aliases[name]).map(({ title, tooltip, command }) =>
          new vscode.CodeLens(range, { title, tooltip, command, arguments: [document.uri, name] }));
      });
    },
  };
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
