import * as vscode from 'vscode';
import type { FoundSchema } from '../../core/toolSchemas/findSchemas.ts';
import { toSignal } from '../abort.ts';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';
import { schemaLanguage } from './lintDocument.ts';

/** The schemas of one file, and the file as the editor has it. */
export type FileSchemas = { readonly document: vscode.TextDocument; readonly found: readonly FoundSchema[] };

const extensions = 'json,jsonc,yaml,yml,prompt,prompty,hbs,md,ts,tsx,mts,cts,js,jsx,mjs,cjs,py,go,java,cs,rb';
/** Words that every text with a schema has; cheaper to look for than to open a file in the editor. */
const words = /parameters|input_?schema|json_?schema|response_?schema|_format/i;
/** Bytes. */
const largest = 2_000_000;

/** The schemas of the open documents, then those of the other files of the workspace. */
export async function* schemasOfWorkspace(services: Services, scanning: Scanning, token: vscode.CancellationToken): AsyncGenerator<FileSchemas> {
  const signal = toSignal(token);
  const [{ findDocumentSchemas, isSchemaLanguage }, syntax] = await Promise.all([services.core(), scanning.syntax()]);

  const read = async (document: vscode.TextDocument): Promise<FileSchemas | undefined> => {
    const language = schemaLanguage(document);
    if (language === undefined || !isSchemaLanguage(language)) return undefined;
    const result = await findDocumentSchemas({ text: document.getText(), language }, syntax, signal);
    return result.kind === 'read' && result.found.length > 0 ? { document, found: result.found } : undefined;
  };

  const seen = new Set<string>();
  for (const document of vscode.workspace.textDocuments) {
    if (token.isCancellationRequested) return;
    seen.add(document.uri.toString());
    const file = await read(document);
    if (file !== undefined) yield file;
  }
  for (const uri of await vscode.workspace.findFiles(`**/*.{${extensions}}`, '**/{node_modules,.git,.venv,dist,out}/**', undefined, token)) {
    if (token.isCancellationRequested) return;
    if (seen.has(uri.toString()) || !(await scanning.repository.of(uri)).found.filter.file(uri.fsPath) || !(await mayHold(uri))) continue;
    try {
      const file = await read(await vscode.workspace.openTextDocument(uri));
      if (file !== undefined) yield file;
    } catch (error) {
      // one file that cannot be read must not keep the others from it
      services.logger.info(`Not searched for schemas: ${vscode.workspace.asRelativePath(uri)}: ${String(error)}`);
    }
  }
}

async function mayHold(uri: vscode.Uri): Promise<boolean> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size <= largest && words.test(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch {
    return false;
  }
}
