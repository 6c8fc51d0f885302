import * as vscode from 'vscode';

/** More suites than this are not offered. */
const mostSuites = 500;

/** Where suites are, for watchers and searches. */
export const suiteGlob = '**/*.eval.{yaml,yml}';

export function isSuiteUri({ path }: vscode.Uri): boolean {
  return /\.eval\.ya?ml$/i.test(path);
}

/** A file that may hold cases of a suite. */
export function mayHoldCases(uri: vscode.Uri): boolean {
  return isSuiteUri(uri) || /\.(jsonl|csv)$/i.test(uri.path);
}

/** Suites of the workspace, without those of installed packages. */
export async function findSuites(): Promise<readonly vscode.Uri[]> {
  return await vscode.workspace.findFiles(suiteGlob, '**/node_modules/**', mostSuites);
}
