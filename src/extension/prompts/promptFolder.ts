import * as vscode from 'vscode';
import type { VersionsLock } from '../../core/prompts/versions/versionsLock.ts';
import type { Core } from '../core.ts';
import { fileExists, readText } from '../workspaceText.ts';

/** A prompt's folder: its versions and their lock. Paths are URI paths. */
export type PromptFolder = { readonly siblings: readonly string[]; readonly lock: VersionsLock; readonly lockUri: vscode.Uri };

export async function readPromptFolder(uri: vscode.Uri, { parseLock, emptyLock, lockFileName }: Core): Promise<PromptFolder> {
  const folder = vscode.Uri.joinPath(uri, '..');
  const lockUri = vscode.Uri.joinPath(folder, lockFileName);
  const entries = await vscode.workspace.fs.readDirectory(folder).then((found) => found, () => []);
  const lock = (await fileExists(lockUri)) ? parseLock(await readText(lockUri)) : emptyLock;
  return { siblings: entries.map(([name]) => vscode.Uri.joinPath(folder, name).path), lock, lockUri };
}
