import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { TextEdit } from '../../core/text/range.ts';
import { toRange } from '../scanning/translate.ts';
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

/** A file that is to be made, after a look at it. */
export type ReviewedFile = Pick<ReviewedChange, 'title' | 'question' | 'detail' | 'verb'> & { readonly uri: vscode.Uri; readonly text: string };

/** Shows changes in the diff editor and makes those that are agreed to. */
export interface ChangeReview {
  /**
   * True when the change was made. A file without other unsaved changes is saved, because applications read it from disk.
   * @throws PromptshiftError `configuration` when the file changed meanwhile
   */
  confirm(change: ReviewedChange): Promise<boolean>;
  /**
   * True when the file was made.
   * @throws PromptshiftError `configuration` when it cannot be, as when it is there by now
   */
  confirmNew(file: ReviewedFile): Promise<boolean>;
}

const scheme = 'promptshift-change';

export function createChangeReview({ core, store }: Pick<Services, 'core' | 'store'>): ChangeReview {
  const proposed = new Map<string, string>();
  let last = 0;
  store.add(vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: (uri) => proposed.get(uri.toString()) ?? '' }));

  const propose = (path: string, text: string): vscode.Uri => {
    last += 1;
    const preview = vscode.Uri.from({ scheme, path, query: String(last) });
    proposed.set(preview.toString(), text);
    return preview;
  };
  const agreed = async (from: vscode.Uri, to: vscode.Uri, { title, question, detail, verb }: Omit<ReviewedFile, 'uri' | 'text'>): Promise<boolean> => {
    await vscode.commands.executeCommand('vscode.diff', from, to, title, { preview: true });
    return await vscode.window.showInformationMessage(question, { modal: true, detail }, verb) === verb;
  };

  return {
    async confirm(change) {
      const { document, edits } = change;
      const before = document.getText();
      const preview = propose(document.uri.path, (await core()).applyEdits(before, edits));
      try {
        if (!(await agreed(document.uri, preview, change))) return false;
        if (document.getText() !== before) throw new PromptshiftError('configuration', 'The file changed while the change was shown.', 'Try again.');
        await make(change);
        return true;
      } finally {
        await closeDiff(preview);
        proposed.delete(preview.toString());
      }
    },
    async confirmNew(file) {
      const [nothing, preview] = [propose(file.uri.path, ''), propose(file.uri.path, file.text)];
      try {
        if (!(await agreed(nothing, preview, file))) return false;
        await create(file);
        return true;
      } finally {
        await closeDiff(preview);
        for (const uri of [nothing, preview]) proposed.delete(uri.toString());
      }
    },
  };
}

async function create({ uri, text }: ReviewedFile): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new PromptshiftError('configuration', `The editor did not make ${vscode.workspace.asRelativePath(uri)}.`, 'Check that it is not there yet and the folder may be written, then try again.');
  }
}

async function make({ document, edits }: ReviewedChange): Promise<void> {
  const unsaved = document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) {
    edit.replace(document.uri, toRange(document, range), newText);
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
