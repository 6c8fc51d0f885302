import * as vscode from 'vscode';
import { modelsConfigName } from '../../core/aliases/types.ts';
import { PromptshiftError } from '../../core/errors.ts';
import type { PastResult } from '../../core/evals/results/readPastResult.ts';
import type { ResultsAction, RunRef } from '../../core/views/results.ts';
import { parsedConfig } from '../aliases/aliasConfig.ts';
import { commands } from '../ids.ts';
import { findUpward } from '../workspaceText.ts';
import { blessPast } from './blessing.ts';
import { requireRunFolder } from './keptResult.ts';
import type { PageDeps } from './pageDeps.ts';

/** Does what a button of the page says. `changed` is called when another run of the suite is blessed. */
export async function doResultsAction(deps: PageDeps, ref: RunRef, past: PastResult, action: ResultsAction, changed: () => void): Promise<void> {
  const { result } = past;
  const { services, documents } = deps;
  const suite = vscode.Uri.joinPath(requireRunFolder(ref), result.suite.path);
  const report = async (format: 'markdown' | 'html'): Promise<string> => (await services.core()).evalReport([result], format, (_style, text) => text);
  switch (action) {
    case 'promote':
      return await promote(deps, suite, result);
    case 'runAgain':
      return await vscode.commands.executeCommand(commands.runSuite, suite);
    case 'copyMarkdown':
      await vscode.env.clipboard.writeText(await report('markdown'));
      return void vscode.window.showInformationMessage('The result is on the clipboard, as Markdown.');
    case 'openMarkdown':
      return await documents.show(result.suite.name, await report('markdown'));
    case 'openHtml':
      return await saveHtml(ref, await report('html'));
    case 'bless':
      return await blessPast(services, ref, past, changed);
    case 'compareReference':
      return await vscode.commands.executeCommand(commands.compareWithReference, suite);
    case 'openSuite':
      return void (await vscode.window.showTextDocument(suite));
  }
}

/**
 * Makes the candidate that was judged the alias's default, after a look at the diff.
 * @throws PromptshiftError `configuration` when the alias has another candidate by now: that one was not judged
 */
async function promote({ services }: PageDeps, suite: vscode.Uri, { sides }: PastResult['result']): Promise<void> {
  const { alias } = sides.baseline;
  const config = await findUpward(suite, modelsConfigName);
  if (alias === undefined || config === undefined) {
    throw new PromptshiftError('configuration', 'The baseline of this run is not an alias, so there is nothing to promote.', `Name an alias of ${modelsConfigName} in the suite.`);
  }
  const candidate = (await parsedConfig(services, await vscode.workspace.openTextDocument(config))).config.aliases[alias]?.candidate;
  if (candidate !== sides.candidate.model) {
    throw new PromptshiftError('configuration', `This run judged ${sides.candidate.model}; the candidate of ${alias} is ${candidate ?? 'not set'} now.`, 'Run the suite again, or set the candidate that was judged.');
  }
  await vscode.commands.executeCommand(commands.promoteCandidate, config, alias);
}

/** The report is a file of its own, for whoever did not see the run. */
async function saveHtml(ref: RunRef, html: string): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    title: 'Save the HTML report', defaultUri: vscode.Uri.joinPath(requireRunFolder(ref), `${ref.runId}.html`), filters: { HTML: ['html'] },
  });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html));
  const open = 'Open in browser';
  void vscode.window.showInformationMessage(`The report is in ${vscode.workspace.asRelativePath(target)}.`, open).then((chosen) => {
    if (chosen === open) void vscode.env.openExternal(target);
  });
}
