import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { Services } from '../services.ts';
import { readPromptFolder } from './promptFolder.ts';
import { promptUriFrom } from './promptUri.ts';

/** This version beside the one before it, in the editor's own diff. */
export async function diffWithPrevious(services: Services, args: readonly unknown[]): Promise<void> {
  const uri = promptUriFrom(args);
  const { listVersions, previousVersion, parsePrompt } = await services.core();
  const { siblings } = await readPromptFolder(uri, await services.core());
  const { version } = parsePrompt(uri.path, '');
  const before = version === undefined ? undefined : previousVersion(listVersions(siblings), version);
  if (version === undefined || before === undefined) {
    throw new PromptshiftError('configuration', `${vscode.workspace.asRelativePath(uri)} has no version before it.`, 'Make one with "New version".');
  }
  await vscode.commands.executeCommand('vscode.diff', uri.with({ path: before.path }), uri, `${before.version} ↔ ${version}`);
}

/** Asks for another version of the same prompt; undefined when the person leaves. */
export async function chooseVersion(services: Services, uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const { listVersions } = await services.core();
  const { siblings } = await readPromptFolder(uri, await services.core());
  const others = listVersions(siblings).filter(({ path }) => path !== uri.path).toReversed();
  if (others.length === 0) throw new PromptshiftError('configuration', `${vscode.workspace.asRelativePath(uri)} is the only version.`, 'Make another with "New version".');
  const chosen = await vscode.window.showQuickPick(others.map(({ version, path }) => ({ label: version, path })), { title: `Compare ${vscode.workspace.asRelativePath(uri)} with another version`, placeHolder: 'Which version is the candidate?' });
  return chosen === undefined ? undefined : uri.with({ path: chosen.path });
}
