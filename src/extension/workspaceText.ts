import * as vscode from 'vscode';
import { decodeText } from '../core/text/decode.ts';
import { PromptshiftError } from '../core/errors.ts';
import { fileOf } from './fileOf.ts';

/**
 * The text of a file as the person sees it: unsaved changes included.
 * @throws PromptshiftError `configuration` for a file that is not there or not text
 */
export async function readText(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  const name = vscode.workspace.asRelativePath(uri, false);
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch (cause) {
    throw new PromptshiftError('configuration', `${name} cannot be read.`, 'Check that the file is there and may be read.', { cause });
  }
  const decoded = decodeText(bytes);
  if (decoded.kind === 'binary') throw new PromptshiftError('configuration', `${name} holds binary data, not text.`, 'Choose a text file.');
  return decoded.text;
}

export async function fileExists(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type !== vscode.FileType.Directory;
  } catch {
    return false;
  }
}

/** The nearest file of a name upward from another file, within its workspace folder when it has one. */
export async function findUpward(document: vscode.Uri, name: string): Promise<vscode.Uri | undefined> {
  const from = fileOf(document);
  const top = vscode.workspace.getWorkspaceFolder(from)?.uri.path;
  for (let folder = vscode.Uri.joinPath(from, '..'); ; folder = vscode.Uri.joinPath(folder, '..')) {
    const candidate = vscode.Uri.joinPath(folder, name);
    if (await fileExists(candidate)) return candidate;
    if (folder.path === top || folder.path === '/' || folder.path === vscode.Uri.joinPath(folder, '..').path) return undefined;
  }
}
