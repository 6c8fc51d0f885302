import * as vscode from 'vscode';
import type { DisposableStore } from '../disposableStore.ts';
import { toEditorDocument, type EditorDocument } from './editorDocument.ts';
import type { LiveScanner } from './liveScanner.ts';

type Following<R> = {
  readonly scanner: Pick<LiveScanner<EditorDocument, R>, 'opened' | 'changed' | 'closed'>;
  readonly isFollowed: (document: vscode.TextDocument) => boolean;
  /** Frees what was kept for a document that was closed. */
  readonly forget: (uri: string) => void;
};

/** Tells a live scanner of documents as they are opened, changed and closed. What it returns tells of all that are open already. */
export function followDocuments<R>(store: Pick<DisposableStore, 'add'>, { scanner, isFollowed, forget }: Following<R>): () => void {
  const open = (document: vscode.TextDocument): void => {
    if (isFollowed(document)) scanner.opened(toEditorDocument(document));
  };
  store.add(vscode.workspace.onDidOpenTextDocument(open));
  store.add(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      scanner.closed(uri.toString());
      forget(uri.toString());
    }),
  );
  store.add(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isFollowed(document)) scanner.changed(toEditorDocument(document));
    }),
  );
  return () => vscode.workspace.textDocuments.forEach(open);
}
