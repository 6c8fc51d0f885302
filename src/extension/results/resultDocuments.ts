import * as vscode from 'vscode';

/** The scheme of results of suites: read-only Markdown, gone with the window. */
export const resultScheme = 'promptshift-result';

/** Results of suites as Markdown documents, which the editor previews. */
export interface ResultDocuments extends vscode.TextDocumentContentProvider, vscode.Disposable {
  /** Puts a result in and shows its preview. */
  show(name: string, markdown: string): Promise<void>;
}

export function createResultDocuments(): ResultDocuments {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    async show(name, markdown) {
      const uri = vscode.Uri.from({ scheme: resultScheme, path: `/Result of ${name.replaceAll(/[\\/:*?"<>|]+/g, ' ')}.md` });
      texts.set(uri.toString(), markdown);
      changed.fire(uri);
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    },
    dispose: () => changed.dispose(),
  };
}
