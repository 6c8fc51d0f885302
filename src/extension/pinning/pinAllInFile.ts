import * as vscode from 'vscode';
import type { ModelGroup } from '../../core/aliases/pin/groupByModel.ts';
import { PromptshiftError } from '../../core/errors.ts';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';
import { pinGroup } from './pinBehindAlias.ts';

/**
 * Puts every use of one model in a file behind an alias, after the editor's refactor preview. A file that uses several models asks which.
 * @throws PromptshiftError `configuration` when nothing in the file can be pinned, or says why it stays
 */
export async function pinAllInFile(services: Services, scanning: Scanning, document: vscode.TextDocument): Promise<void> {
  const { signal } = new AbortController();
  const [{ groupByModel }, scanned] = await Promise.all([services.core(), scanning.scan(document, signal)]);
  const groups = groupByModel(scanned?.references ?? []);
  if (scanned === undefined || groups.length === 0) {
    throw new PromptshiftError('configuration', 'No id in this file selects a model.', 'Open a file that uses one, such as "gpt-4o".');
  }
  const group = groups.length === 1 ? groups[0] : await chooseModel(groups);
  if (group === undefined) return;
  await pinGroup(services, scanning, { document, language: scanned.language, references: group.references, preview: true }, signal);
}

async function chooseModel(groups: readonly ModelGroup[]): Promise<ModelGroup | undefined> {
  const items = groups.map((group) => ({
    label: group.text, description: group.references.length === 1 ? '1 use' : `${group.references.length} uses`, group,
  }));
  const chosen = await vscode.window.showQuickPick(items, { title: 'Pin all uses of a model in this file', placeHolder: 'Choose a model; one alias stands for one' });
  return chosen?.group;
}
