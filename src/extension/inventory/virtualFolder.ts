import * as vscode from 'vscode';
import type { ListedScanOptions } from '../../node/scanning/scanListed.ts';
import { loadOnFirstUse } from '../core.ts';
import { today } from '../scanning/repositorySettings.ts';
import { foreignFolders } from '../scanning/scanLanguage.ts';
import type { Scanning } from '../scanning/scanning.ts';
import { createWorkspaceFiles } from '../workspaceFiles.ts';
import type { FoundFile } from './foundFile.ts';

/** Scans a folder that is on no disk through the editor; `only` are URIs. */
export async function* scanVirtualFolder(
  folder: vscode.Uri, { grammars }: Pick<Scanning, 'grammars'>, { only, left }: { readonly only?: readonly vscode.Uri[]; readonly left: () => void }, signal: AbortSignal,
): AsyncGenerator<FoundFile> {
  const { createNearestAliases, createNearestSettings, scanListed } = await loadOnFirstUse();
  const files = createWorkspaceFiles(folder);
  const uriOf = (path: string): vscode.Uri => folder.with({ path: path.replaceAll('\\', '/') });
  const show = (path: string): string => vscode.workspace.asRelativePath(uriOf(path));
  const list: ListedScanOptions['list'] = async (path) => {
    const entries = await vscode.workspace.fs.readDirectory(uriOf(path)).then((read) => read, () => []);
    return entries.flatMap(([name, type]) => (type === vscode.FileType.Directory || type === vscode.FileType.File ? [{ name, isFolder: type === vscode.FileType.Directory }] : []));
  };
  const scans = scanListed(folder.path, {
    list, files, show, today: today(), left,
    settings: createNearestSettings(show, { files, today: today(), signal }),
    aliases: createNearestAliases({ files, signal }),
    grammars: await grammars(),
    foreign: foreignFolders,
    ...(only === undefined ? {} : { only: new Set(only.map(({ path }) => path)) }),
  }, signal);
  for await (const { path, ...found } of scans) yield { ...found, uri: uriOf(path) };
}
