import * as vscode from 'vscode';
import { toSignal } from '../abort.ts';
import { commands } from '../ids.ts';
import { toEditorDocument } from '../scanning/editorDocument.ts';
import type { Services } from '../services.ts';
import { findUpward } from '../workspaceText.ts';
import type { CheckedPrompt, PromptChecker } from './checkDocument.ts';
import { isPromptFile, versionPathPattern } from './promptFiles.ts';

/** Above a prompt: what can be done with it, how long it is, and which model it runs on; `changed` says when that may be another one. */
export function createPromptLenses(services: Pick<Services, 'logger'>, check: PromptChecker, changed: vscode.Event<void>): vscode.CodeLensProvider {
  return {
    onDidChangeCodeLenses: changed,
    async provideCodeLenses(document, token) {
      if (!isPromptFile(document.uri.path, document.getText())) return [];
      const top = new vscode.Range(0, 0, 0, 0);
      const lens = (title: string, command: string, tooltip?: string): vscode.CodeLens =>
        new vscode.CodeLens(top, { title, command, arguments: [document.uri], ...(tooltip === undefined ? {} : { tooltip }) });
      const lenses = [
        lens('Compare models', commands.compareModels),
        lens('Run', commands.runPrompt, 'Ask its own model alone'),
        ...(versionPathPattern.test(document.uri.path) ? [lens('New version', commands.newPromptVersion, 'Copy this prompt to its next version and release this one')] : []),
      ];
      const checked = await check(toEditorDocument(document), toSignal(token)).catch((error: unknown) => {
        // a text that changes meanwhile is asked for again
        if (!token.isCancellationRequested) services.logger.info(`No figures above ${document.uri.path}: ${String(error)}`);
        return undefined;
      });
      if (checked === undefined) return lenses;
      const tokens = new vscode.CodeLens(top, { title: `~${checked.inputTokens.toLocaleString('en-US')} tokens`, tooltip: 'Estimated, with the defaults filled in', command: '' });
      return [...lenses, tokens, ...(await modelLens(document.uri, checked, top))];
    },
  };
}

async function modelLens(uri: vscode.Uri, { model }: CheckedPrompt, range: vscode.Range): Promise<readonly vscode.CodeLens[]> {
  if (model === undefined) return [];
  if (model.alias === undefined) return [new vscode.CodeLens(range, { title: model.id, command: '' })];
  const config = await findUpward(uri, 'models.config.json');
  return [new vscode.CodeLens(range, { title: `${model.alias} → ${model.id}`, tooltip: 'Open models.config.json', command: 'vscode.open', arguments: [config] })];
}
