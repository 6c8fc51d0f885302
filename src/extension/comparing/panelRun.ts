import * as vscode from 'vscode';
import type { JournalFile } from '../../core/runs/journalFile.ts';
import { loadOnFirstUse } from '../core.ts';
import type { Services } from '../services.ts';
import { fileExists } from '../workspaceText.ts';
import { offerGitIgnore } from './offerGitIgnore.ts';

/** The journal of a run that a panel makes. */
export type PanelRun = { readonly runId: string; readonly journal: JournalFile; close(): Promise<void> };

/** Opens a journal below the prompt's workspace folder; undefined for a prompt outside of every folder on disk. */
export async function openPanelRun(services: Pick<Services, 'clock' | 'feedback' | 'context'>, uri: vscode.Uri, name: string): Promise<PanelRun | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (folder?.scheme !== 'file') return undefined;
  const { createJournalFile, journalPath, newRunId } = await loadOnFirstUse();
  const runId = newRunId(services.clock.now(), name);
  const journal = createJournalFile(journalPath(folder.fsPath, runId));
  return {
    runId, journal,
    async close() {
      await journal.close().catch((error: unknown) => services.feedback.error('Keeping the run', error));
      void askAboutGit(services, folder);
    },
  };
}

async function askAboutGit({ context, feedback }: Pick<Services, 'context' | 'feedback'>, folder: vscode.Uri): Promise<void> {
  const { gitIgnoreLines, wouldCommitRuns } = await loadOnFirstUse();
  await offerGitIgnore(folder.toString(), {
    answers: context.workspaceState,
    wouldCommit: async () => await wouldCommitRuns(folder.fsPath),
    ask: (question, ...buttons) => vscode.window.showInformationMessage(question, ...buttons),
    add: async () => await addToGitIgnore(folder, gitIgnoreLines),
  }).catch((error: unknown) => feedback.error('Adding to .gitignore', error));
}

async function addToGitIgnore(folder: vscode.Uri, ignored: readonly string[]): Promise<void> {
  const file = vscode.Uri.joinPath(folder, '.gitignore');
  const lines = `${ignored.join('\n')}\n`;
  const edit = new vscode.WorkspaceEdit();
  if (await fileExists(file)) {
    const document = await vscode.workspace.openTextDocument(file);
    const text = document.getText();
    edit.insert(file, document.positionAt(text.length), text === '' || text.endsWith('\n') ? lines : `\n${lines}`);
    await vscode.workspace.applyEdit(edit);
    await document.save();
  } else {
    edit.createFile(file, { contents: new TextEncoder().encode(lines) });
    await vscode.workspace.applyEdit(edit);
  }
}
