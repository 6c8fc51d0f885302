import * as vscode from 'vscode';
import type { Suite } from '../../core/evals/suites/types.ts';
import type { Services } from '../services.ts';
import { readText } from '../workspaceText.ts';

/** Suites beyond this are not looked through. */
const mostSuites = 200;

/** A suite as it is in the editor now. */
export type PromptSuite = { readonly uri: vscode.Uri; readonly suite: Suite };

/** Suites that ask a prompt's file or, where its name is a version, another version of it. */
export async function suitesOfPrompt({ core }: Pick<Services, 'core'>, prompt: vscode.Uri): Promise<readonly PromptSuite[]> {
  const { listVersions, parseSuite } = await core();
  const isSame = ({ path }: vscode.Uri): boolean => path === prompt.path || (folderOf(path) === folderOf(prompt.path) && listVersions([path, prompt.path]).length === 2);
  const found: PromptSuite[] = [];
  for (const uri of await vscode.workspace.findFiles('**/*.eval.{yaml,yml}', '**/node_modules/**', mostSuites)) {
    const own = vscode.workspace.getWorkspaceFolder(uri);
    const { suite } = await readText(uri).then((text) => parseSuite(vscode.workspace.asRelativePath(uri, false), text)).catch(() => ({ suite: undefined }));
    if (suite?.prompt !== undefined && own !== undefined && isSame(vscode.Uri.joinPath(own.uri, suite.prompt))) found.push({ uri, suite });
  }
  return found.toSorted((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
