import { pathToFileURL } from 'node:url';
import * as vscode from 'vscode';
import type { CodeOwners } from '../../node/codeOwners.ts';
import { loadOnFirstUse } from '../core.ts';
import { today } from '../scanning/repositorySettings.ts';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';
import { createWorkspaceFiles } from '../workspaceFiles.ts';
import { scanVirtualFolder } from './virtualFolder.ts';
import type { FoundFile } from './foundFile.ts';

/** Scans the workspace's folders: on disk with worker threads and a cache, elsewhere through the editor. */
export interface FolderScans {
  /** `only`: these files, by URI, of what the folders hold. */
  scan(signal: AbortSignal, only?: readonly vscode.Uri[]): AsyncGenerator<FoundFile>;
  /** The CODEOWNERS of each folder, by its URI. */
  owners(signal: AbortSignal): Promise<Map<string, CodeOwners>>;
}

export function workspaceFolders(): readonly vscode.Uri[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
}

const isOnDisk = ({ scheme }: vscode.Uri): boolean => scheme === 'file' || scheme === 'vscode-remote';

export function createFolderScans({ context, logger }: Pick<Services, 'context' | 'logger'>, scanning: Pick<Scanning, 'repository' | 'grammars'>): FolderScans {
  async function* onDisk(folders: readonly vscode.Uri[], signal: AbortSignal, only?: readonly vscode.Uri[]): AsyncGenerator<FoundFile> {
    const { scanFolders } = await loadOnFirstUse();
    const scans = scanFolders(folders.map(({ fsPath }) => fsPath), {
      show: (path) => vscode.workspace.asRelativePath(path),
      today: today(),
      cacheFolder: vscode.Uri.joinPath(context.globalStorageUri, 'scans').fsPath,
      workerFile: pathToFileURL(vscode.Uri.joinPath(context.extensionUri, 'dist', 'extension-scanWorker.mjs').fsPath),
      logger,
      ...(only === undefined ? {} : { only: new Set(only.map(({ fsPath }) => fsPath)) }),
    }, signal);
    for await (const { path, problem, ...found } of scans) {
      if (problem !== undefined) logger.info(`${vscode.workspace.asRelativePath(path)}: ${problem}`);
      yield { ...found, uri: vscode.Uri.file(path) };
    }
  }

  return {
    async *scan(signal, only) {
      const wanted = workspaceFolders().filter((folder) => only === undefined || only.some((uri) => isBelow(uri, folder)));
      const disk = wanted.filter(isOnDisk);
      if (disk.length > 0) yield* onDisk(disk, signal, only);
      for (const folder of wanted.filter((each) => !isOnDisk(each))) {
        const left = (): void => logger.warn(`${folder.toString()} is on no disk and has more files than are read from there; the Inventory holds a part of it.`);
        yield* scanVirtualFolder(folder, scanning, { left, ...(only === undefined ? {} : { only }) }, signal);
      }
    },
    async owners(signal) {
      const { createFileReader, findCodeOwners } = await loadOnFirstUse();
      return new Map(await Promise.all(workspaceFolders().map(async (folder) =>
        [folder.toString(), await findCodeOwners(folder.fsPath, isOnDisk(folder) ? createFileReader() : createWorkspaceFiles(folder), signal)] as const)));
    },
  };
}

function isBelow(uri: vscode.Uri, folder: vscode.Uri): boolean {
  return uri.scheme === folder.scheme && uri.authority === folder.authority && uri.path.startsWith(folder.path.endsWith('/') ? folder.path : `${folder.path}/`);
}
