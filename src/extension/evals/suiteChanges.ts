import * as vscode from 'vscode';
import type { Disposable } from '../disposableStore.ts';
import { mayHoldCases, suiteGlob } from '../suites/suiteUris.ts';

export type SuiteListener = {
  readonly made: (suite: vscode.Uri) => unknown;
  readonly removed: (suite: vscode.Uri) => unknown;
  /** A suite or a file that may hold cases was saved, edited without saving, made or removed. */
  readonly changed: (file: vscode.Uri) => unknown;
};

/** Calls back when suites of the workspace, or files of cases, are no longer as they were. */
export function onSuiteChange({ made, removed, changed }: SuiteListener): Disposable {
  const suites = vscode.workspace.createFileSystemWatcher(suiteGlob);
  const cases = vscode.workspace.createFileSystemWatcher('**/*.{jsonl,csv}');
  const saved = (uri: vscode.Uri): void => {
    // journals of runs grow all the time
    if (!uri.path.includes('/.promptshift/')) changed(uri);
  };
  const edits = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0 && mayHoldCases(document.uri)) changed(document.uri);
  });
  const created = suites.onDidCreate((uri) => {
    if (!uri.path.includes('/node_modules/')) made(uri);
  });
  return vscode.Disposable.from(
    suites, cases, edits, created, suites.onDidDelete(removed),
    ...[suites.onDidChange, cases.onDidChange, cases.onDidCreate, cases.onDidDelete].map((event) => event(saved)),
  );
}
