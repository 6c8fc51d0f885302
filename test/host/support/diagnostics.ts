import * as vscode from 'vscode';
import { waitUntil } from '../../support/waitUntil.ts';

/** A diagnostic of ours, flat, for comparing. */
export type SeenDiagnostic = { readonly rule: string; readonly text: string; readonly line: number; readonly message: string };

export function diagnosticsOf(document: vscode.TextDocument): readonly SeenDiagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'Promptshift')
    .map(({ code, range, message }) => ({
      rule: String(typeof code === 'object' ? code.value : code),
      text: document.getText(range),
      line: range.start.line + 1,
      message,
    }));
}

/** Waits until the diagnostics of a document are as a test wants them. */
export async function waitForDiagnostics(
  document: vscode.TextDocument,
  what: string,
  accept: (diagnostics: readonly SeenDiagnostic[]) => boolean,
): Promise<readonly SeenDiagnostic[]> {
  return await waitUntil(`${what} in ${document.uri.path}`, () => {
    const found = diagnosticsOf(document);
    return accept(found) && found;
  });
}
