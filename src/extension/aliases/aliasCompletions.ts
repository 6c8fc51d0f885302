import * as vscode from 'vscode';
import { modelsConfigName } from '../../core/aliases/types.ts';
import { toSignal } from '../abort.ts';
import { referenceAt } from '../scanning/referenceAt.ts';
import type { Scanning } from '../scanning/scanning.ts';
import { toRange } from '../scanning/translate.ts';
import type { Services } from '../services.ts';
import { findUpward } from '../workspaceText.ts';
import { parsedConfig } from './aliasConfig.ts';

/** What stands before the cursor in an accessor's argument that is still empty: the scanner sees an alias from its first letter on. */
const emptyArgument = /\b[mM]odel\(\s*(["'])$/;

/** Names of aliases where an accessor is called, or a prompt names its model. */
export function createAliasCompletions(services: Pick<Services, 'core'>, scanning: Scanning): vscode.CompletionItemProvider {
  return {
    async provideCompletionItems(document, position, token) {
      const range = await namedAt(scanning, document, position, toSignal(token));
      if (range === undefined || document.uri.scheme === 'untitled') return [];
      const file = await findUpward(document.uri, modelsConfigName);
      if (file === undefined) return [];
      const { config } = await parsedConfig(services, await vscode.workspace.openTextDocument(file));
      return Object.entries(config.aliases).map(([name, { default: model }]) => {
        const item = new vscode.CompletionItem({ label: name, description: `→ ${model}` }, vscode.CompletionItemKind.Constant);
        item.range = range;
        return item;
      });
    },
  };
}

async function namedAt(scanning: Scanning, document: vscode.TextDocument, position: vscode.Position, signal: AbortSignal): Promise<vscode.Range | undefined> {
  const offset = document.offsetAt(position);
  const scanned = await scanning.scan(document, signal);
  const named = referenceAt(scanned, offset);
  if (named?.alias !== undefined) return toRange(document, named.range);
  const before = document.lineAt(position.line).text.slice(0, position.character);
  return emptyArgument.test(before) ? new vscode.Range(position, position) : undefined;
}
