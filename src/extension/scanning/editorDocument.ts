import type * as vscode from 'vscode';
import type { LiveDocument } from './liveScanner.ts';

/** A document of the editor as the live scanner takes it. */
export type EditorDocument = LiveDocument & { readonly source: vscode.TextDocument };

export function toEditorDocument(source: vscode.TextDocument): EditorDocument {
  return {
    uri: source.uri.toString(),
    get version() {
      return source.version;
    },
    text: () => source.getText(),
    source,
  };
}
