import * as vscode from 'vscode';
import type { WorkspaceFiles } from '../core/aliases/pin/pinner.ts';
import { fileExists, readText } from './workspaceText.ts';

/** Where paths of a plan start: the workspace folder of a file, else the file's own folder. */
export function rootOf(uri: vscode.Uri): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
}

/** A file's path below its root, with '/'. */
export function pathBelow(root: vscode.Uri, uri: vscode.Uri): string {
  return uri.path.slice(root.path.endsWith('/') ? root.path.length : root.path.length + 1);
}

/** The files below a root as the person sees them, unsaved changes included. */
export function filesBelow(root: vscode.Uri): WorkspaceFiles {
  return {
    async read(path, signal) {
      signal.throwIfAborted();
      const uri = vscode.Uri.joinPath(root, path);
      return (await fileExists(uri)) ? await readText(uri) : undefined;
    },
  };
}
