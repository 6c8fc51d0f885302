import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { Services } from '../services.ts';
import { findUpward } from '../workspaceText.ts';
import { isPromptFile } from './promptFiles.ts';

/** Above a prompt: what can be done with it, and which model it runs on; `changed` says when that may be another one. */
export function createPromptLenses(services: Services, changed: vscode.Event<void>): vscode.CodeLensProvider {
  return {
    onDidChangeCodeLenses: changed,
    async provideCodeLenses(document) {
      if (!isPromptFile(document.uri.path, document.getText())) return [];
      const top = new vscode.Range(0, 0, 0, 0);
      const lenses = [new vscode.CodeLens(top, { title: 'Compare models', command: commands.compareModels, arguments: [document.uri] })];
      const model = await modelLens(services, document.uri, top).catch((error: unknown) => {
        services.logger.info(`No model above ${document.uri.path}: ${String(error)}`);
        return undefined;
      });
      return model === undefined ? lenses : [...lenses, model];
    },
  };
}

async function modelLens(services: Services, uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeLens | undefined> {
  const { readCompareSources } = await import('../commandBodies.ts');
  const { prompt, config } = await readCompareSources(uri, services);
  if (prompt.model === undefined) return undefined;
  const { resolveSide } = await services.core();
  const { alias, model } = resolveSide(prompt.model.text, config, process.env);
  if (alias === undefined) return new vscode.CodeLens(range, { title: model, command: '' });
  const configUri = await findUpward(uri, 'models.config.json');
  return new vscode.CodeLens(range, {
    title: `${alias} → ${model}`,
    tooltip: 'Open models.config.json',
    command: 'vscode.open',
    arguments: [configUri],
  });
}
