import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { LockEntry } from '../../core/prompts/versions/versionsLock.ts';
import type { VersionStep } from '../../core/prompts/versions/semver.ts';
import type { Core } from '../core.ts';
import { today } from '../scanning/repositorySettings.ts';
import type { Services } from '../services.ts';
import { fileExists, readText } from '../workspaceText.ts';
import { committedText } from './committedText.ts';
import { promptUriFrom } from './promptUri.ts';
import { readPromptFolder } from './promptFolder.ts';

const steps: readonly (vscode.QuickPickItem & { readonly step: VersionStep })[] = [
  { label: 'Patch', description: 'wording; answers should stay the same', step: 'patch' },
  { label: 'Minor', description: 'a new rule, an example, an optional input', step: 'minor' },
  { label: 'Major', description: 'another output, other inputs: callers must follow', step: 'major' },
];

/**
 * Makes the next version of a prompt from its text, with the reason in `changes`, and releases the version it follows. One Undo takes
 * all of it back. Where the present version was edited after its release, it gets its released text back from git.
 */
export async function newPromptVersion(services: Services, args: readonly unknown[]): Promise<void> {
  const uri = promptUriFrom(args);
  const core = await services.core();
  const { siblings, lock, lockUri } = await readPromptFolder(uri, core);
  const chosen = await vscode.window.showQuickPick(steps, { title: `New version of ${vscode.workspace.asRelativePath(uri)}`, placeHolder: 'How much changes?' });
  if (chosen === undefined) return;
  const reason = await vscode.window.showInputBox({
    title: `New ${chosen.step} version`, prompt: 'What changes, and why? Stands as "changes" in the new version.', ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? 'Say what changes, such as: Ask for one word only' : undefined),
  });
  if (reason === undefined) return;
  const text = await readText(uri);
  const made = await core.newVersion({ path: uri.path, text, step: chosen.step, reason, siblings, lock, day: today() });
  const target = uri.with({ path: made.path });
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(target, { contents: new TextEncoder().encode(made.text) });
  if (await fileExists(lockUri)) edit.replace(lockUri, wholeOf(await vscode.workspace.openTextDocument(lockUri)), made.lock.text);
  else edit.createFile(lockUri, { contents: new TextEncoder().encode(made.lock.text) });
  const restored = made.restore === undefined ? undefined : await releasedText(uri, made.restore, core);
  const document = await vscode.workspace.openTextDocument(uri);
  if (restored !== undefined) edit.replace(uri, wholeOf(document), restored);
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new PromptshiftError('configuration', 'The editor did not make the new version.', 'Check that the folder may be written and that there is no such version yet.');
  }
  await saveAll([uri, lockUri]);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(target));
  if (made.restore !== undefined && restored === undefined) {
    void vscode.window.showWarningMessage(`${vscode.workspace.asRelativePath(uri)} still differs from its release: git has no copy of the released text. Put it back by hand.`);
  }
}

/** The text that was released, from git's history; undefined where it is not there. */
async function releasedText(uri: vscode.Uri, { sha256 }: LockEntry, { contentHash }: Core): Promise<string | undefined> {
  for await (const text of committedText(uri, AbortSignal.timeout(20_000))) {
    if ((await contentHash(text)) === sha256) return text;
  }
  return undefined;
}

/** What applications and checks read from disk is to be there. */
async function saveAll(uris: readonly vscode.Uri[]): Promise<void> {
  for (const uri of uris) await vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.save();
}

function wholeOf(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, document.lineCount, 0);
}
