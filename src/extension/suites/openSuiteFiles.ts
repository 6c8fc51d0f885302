import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { SuiteFiles } from '../../core/evals/suites/types.ts';
import { loadOnFirstUse } from '../core.ts';

/** Where a suite lies: its workspace folder on disk, and its path below that with '/'. */
export type SuiteLocation = { readonly folder: vscode.Uri; readonly path: string };

/** @throws PromptshiftError `configuration` for a suite outside of every folder on disk */
export function locateSuite(uri: vscode.Uri): SuiteLocation {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (folder?.scheme !== 'file') throw new PromptshiftError('configuration', 'The suite is in no workspace folder on disk.', 'Open the folder it is in.');
  return { folder, path: uri.path.slice(folder.path.length + 1) };
}

/** Files below a workspace folder as the person sees them: what is not saved yet, else what is on disk. */
export async function createOpenSuiteFiles(folder: vscode.Uri): Promise<SuiteFiles> {
  const { createSuiteFiles } = await loadOnFirstUse();
  const disk = createSuiteFiles(folder.fsPath);
  return { stream: (path, maxBytes, signal) => readBelow(folder, disk, path, maxBytes, signal) };
}

async function* readBelow(folder: vscode.Uri, disk: SuiteFiles, path: string, maxBytes: number, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const uri = vscode.Uri.joinPath(folder, path).toString();
  const unsaved = vscode.workspace.textDocuments.find((document) => document.isDirty && document.uri.toString() === uri);
  for await (const chunk of disk.stream(path, maxBytes, signal)) {
    // the disk has refused by now what lies outside of the folder, unsaved or not
    if (unsaved !== undefined) break;
    yield chunk;
  }
  if (unsaved === undefined) return;
  const bytes = new TextEncoder().encode(unsaved.getText());
  if (bytes.length > maxBytes) throw new PromptshiftError('configuration', `${path} is larger than the ${Math.floor(maxBytes / 1024 ** 2)} MB that are read.`, 'Split it, or save its cases as .jsonl.');
  yield bytes;
}
