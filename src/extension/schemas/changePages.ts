import * as vscode from 'vscode';
import type { Disposable } from '../disposableStore.ts';

const scheme = 'promptshift-changes';
/** Pages that can be gone back to. */
const most = 20;

/** Read-only pages that say what a change did. */
export interface ChangePages extends Disposable {
  /** Shows a page beside the code. */
  show(title: string, markdown: string): Promise<void>;
}

export function createChangePages(): ChangePages {
  const pages = new Map<string, string>();
  let count = 0;
  const registered = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ query }) => pages.get(query) ?? 'This page was not kept. Undo the change and make it again to see what it does.',
  });
  return {
    async show(title, markdown) {
      const query = String(++count);
      pages.set(query, markdown);
      const [oldest] = pages.keys();
      if (pages.size > most && oldest !== undefined) pages.delete(oldest);
      const uri = vscode.Uri.from({ scheme, path: `/${title.replaceAll(/[/\\?#]/g, ' ')}.md`, query });
      await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
    },
    dispose: () => registered.dispose(),
  };
}
