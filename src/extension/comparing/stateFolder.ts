import * as vscode from 'vscode';
import type { StateFolder } from './panelStates.ts';

/**
 * The extension's own folder, made when something is first written. Not the one of the workspace: while the extension host
 * of a reloaded window is still ending, the new one is given another workspace folder and would find nothing.
 */
export function createStateFolder({ globalStorageUri: folder }: vscode.ExtensionContext): StateFolder {
  const { fs } = vscode.workspace;
  return {
    read: async (name) => await fs.readFile(vscode.Uri.joinPath(folder, name)),
    async write(name, bytes) {
      await fs.createDirectory(folder);
      await fs.writeFile(vscode.Uri.joinPath(folder, name), bytes);
    },
    remove: async (name) => await fs.delete(vscode.Uri.joinPath(folder, name)),
  };
}
