import * as vscode from 'vscode';
import type { Alias } from '../../core/aliases/types.ts';
import { isModelsConfig, modelsConfigName } from '../../core/aliases/types.ts';
import { toSignal } from '../abort.ts';
import type { Core } from '../core.ts';
import { referenceAt } from '../scanning/referenceAt.ts';
import { today } from '../scanning/repositorySettings.ts';
import type { Scanning } from '../scanning/scanning.ts';
import { toRange } from '../scanning/translate.ts';
import type { Services } from '../services.ts';
import { findUpward } from '../workspaceText.ts';
import { parsedConfig } from './aliasConfig.ts';
import { aliasLines } from './aliasText.ts';

type NamedAlias = { readonly name: string; readonly range: vscode.Range; readonly config: vscode.TextDocument };

/** What an alias stands for, where it is used and where it is defined. */
export function createAliasHover(services: Services, scanning: Scanning): vscode.HoverProvider {
  return {
    async provideHover(document, position, token) {
      const named = isModelsConfig(document.uri.path)
        ? await definedAt(services, document, position)
        : await usedAt(scanning, document, position, toSignal(token));
      if (named === undefined || token.isCancellationRequested) return undefined;
      const { config } = await parsedConfig(services, named.config);
      const alias = Object.hasOwn(config.aliases, named.name) ? config.aliases[named.name] : undefined;
      if (alias === undefined) return undefined;
      return new vscode.Hover(text(await services.core(), named, alias), named.range);
    },
  };
}

function text(core: Core, { name, config }: NamedAlias, alias: Alias): vscode.MarkdownString {
  const resolved = core.resolveAlias({ aliases: { [name]: alias } }, name, process.env);
  const lines = aliasLines(name, alias, resolved, core.lifecycleOfId(resolved.model, today()));
  return new vscode.MarkdownString([...lines, `[${vscode.workspace.asRelativePath(config.uri)}](${config.uri.toString()})`].join('\n\n'));
}

async function definedAt(services: Services, document: vscode.TextDocument, position: vscode.Position): Promise<NamedAlias | undefined> {
  const { positions } = await parsedConfig(services, document);
  const found = Object.entries(positions).map(([name, at]) => ({ name, range: toRange(document, at.name) })).find(({ range }) => range.contains(position));
  return found && { ...found, config: document };
}

async function usedAt(scanning: Scanning, document: vscode.TextDocument, position: vscode.Position, signal: AbortSignal): Promise<NamedAlias | undefined> {
  const offset = document.offsetAt(position);
  const reference = referenceAt(await scanning.scan(document, signal), offset);
  if (reference?.alias === undefined || document.uri.scheme === 'untitled') return undefined;
  const file = await findUpward(document.uri, modelsConfigName);
  if (file === undefined) return undefined;
  return { name: reference.alias, range: toRange(document, reference.range), config: await vscode.workspace.openTextDocument(file) };
}
