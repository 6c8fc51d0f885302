import { dirname } from 'node:path';
import type * as vscode from 'vscode';
import { runGit } from '../../node/git.ts';

/** Commits of a file that are looked through for a text. */
const mostCommits = 50;

/** What git has of a file, the newest first; nothing where it is in no repository. */
export async function* committedText(uri: vscode.Uri, signal: AbortSignal): AsyncGenerator<string> {
  if (uri.scheme !== 'file') return;
  const folder = dirname(uri.fsPath);
  const log = await runGit(folder, ['log', `-${mostCommits}`, '--format=%H', '--', uri.fsPath], signal).catch(() => '');
  for (const commit of log.split('\n').filter((line) => line !== '')) {
    const text = await runGit(folder, ['show', `${commit}:./${uri.path.split('/').at(-1) ?? ''}`], signal).catch(() => undefined);
    if (text !== undefined) yield text;
  }
}
