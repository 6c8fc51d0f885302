import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { TextEdit } from '../../core/text/range.ts';
import type { Services } from '../services.ts';

/** A change of one file that somebody is to see before it is made. */
export type ReviewedChange = {
  readonly document: vscode.TextDocument;
  readonly edits: readonly TextEdit[];
  /** Title of the diff, and the question. */
  readonly title: string;
  readonly question: string;
  readonly detail: string;
  /** The button that makes the change. */
  readonly verb: string;
};

/** Shows changes in the diff editor and makes those that are agreed to. */
export interface ChangeReview {
  /**
   * True when the change was made. A file without other unsaved changes is saved, because applications read it from disk.
   * @throws PromptshiftError `configuration` when the file changed meanwhile
   */
  confirm(change: ReviewedChange): Promise<boolean>;
}

const scheme = 'promptshift-change';

export function createChangeReview({ core, store }: Pick<Services, 'core' | 'store'>): ChangeReview {
  const proposed = new Map<string, string>();
  let last = 0;
  store.add(vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: (uri) => proposed.get(uri.toString()) ?? '' }));
  return {
    async confirm(change) {
      const { document, edits } = change;
      const before = document.getText();
      last += 1;
      const preview = vscode.Uri.from({ scheme, path: document.uri.path, query: String(last) });
      proposed.set(preview.toString(), (await core()).applyEdits(before, edits));
      try {
        await vscode.commands.executeCommand('vscode.diff', document.uri, preview, change.title, { preview: true });
        const answer = await vscode.window.showInformationMessage(change.question, { modal: true, detail: change.detail }, change.verb);
        if (answer !== change.verb) return false;
        if (document.getText() !== before) throw new PromptshiftError('configuration', 'The file changed while the change was shown.', 'Try again.');
        await make(change);
        return true;
      } finally {
        await closeDiff(preview);
        proposed.delete(preview.toString());
      }
    },
  };
}

async function make({ document, edits }: ReviewedChange): Promise<void> {
  const unsaved = document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(range.start), document.positionAt(range.end)), newText);
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new PromptshiftError('configuration', 'The editor did not apply the change.', 'Check that the file may be written and try again.');
  }
  if (!unsaved) await document.save();
}

async function closeDiff(preview: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap(({ tabs: all }) => all);
  const shown = tabs.filter(({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === preview.toString());
  await vscode.window.tabGroups.close(shown, true);
}
