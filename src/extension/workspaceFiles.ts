import * as vscode from 'vscode';
import type { FileReader } from '../core/host.ts';

/** Files of the file system that `beside` lives on (disk, remote, virtual), by path, through the editor. */
export function createWorkspaceFiles(beside: vscode.Uri): FileReader {
  const toUri = (path: string): vscode.Uri => (beside.scheme === 'file' ? vscode.Uri.file(path) : beside.with({ path: path.replaceAll('\\', '/') }));
  return {
    async read(path, signal) {
      signal.throwIfAborted();
      return await vscode.workspace.fs.readFile(toUri(path));
    },
    async exists(path) {
      try {
        return (await vscode.workspace.fs.stat(toUri(path))).type === vscode.FileType.File;
      } catch {
        return false;
      }
    },
  };
}
