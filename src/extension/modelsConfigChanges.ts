import * as vscode from 'vscode';
import { isModelsConfig, modelsConfigName } from '../core/aliases/types.ts';
import type { Disposable } from './disposableStore.ts';

/** Calls back when a `models.config.json` is made, saved, edited without saving, or removed. */
export function onModelsConfigChange(changed: () => void): Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${modelsConfigName}`);
  const edits = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0 && isModelsConfig(document.uri.path)) changed();
  });
  return vscode.Disposable.from(watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed), edits);
}
