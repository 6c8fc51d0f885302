import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { SuiteTree } from './suiteTree.ts';

/** Above each case of a suite: the way into the compare panel. */
export async function caseLenses(tree: SuiteTree, { uri }: vscode.TextDocument): Promise<vscode.CodeLens[]> {
  const suite = await tree.suiteAt(uri);
  return [...(suite?.children ?? [])].flatMap(([id, item]) => {
    if (item.range === undefined || item.uri?.toString() !== uri.toString()) return [];
    return [new vscode.CodeLens(item.range, { title: 'Open in compare panel', command: commands.openCase, arguments: [uri, id] })];
  });
}
