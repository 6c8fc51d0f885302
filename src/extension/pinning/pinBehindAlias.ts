import * as vscode from 'vscode';
import type { Pinner } from '../../core/aliases/pin/pinner.ts';
import { PromptshiftError } from '../../core/errors.ts';
import type { ScannedReference, SourceDocument } from '../../core/scan/types.ts';
import { today } from '../scanning/repositorySettings.ts';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';
import { chooseAlias } from './chooseAlias.ts';
import { toWorkspaceEdit } from './workspaceEdit.ts';
import { filesBelow, pathBelow, rootOf } from './workspaceRoot.ts';

/** The person waits for this one parse: it may take longer than those while typing. */
const parseLimitMs = 5000;

/**
 * Puts the model id at an offset behind an alias: code, `models.config.json`, accessor and its record in one edit.
 * @throws PromptshiftError `configuration` that says why an id stays as it is
 */
export async function pinBehindAlias(services: Services, scanning: Scanning, document: vscode.TextDocument, offset: number): Promise<void> {
  const { signal } = new AbortController();
  const scanned = await scanning.scan(document, signal);
  const reference = scanned?.references.find(({ range }) => range.start <= offset && offset <= range.end);
  if (scanned === undefined || reference === undefined) {
    throw new PromptshiftError('configuration', 'There is no model id here.', 'Put the cursor on one, such as "gpt-4o".');
  }
  const root = rootOf(document.uri);
  const source: SourceDocument = { path: pathBelow(root, document.uri), language: scanned.language, text: document.getText() };
  const pinner = await createWorkspacePinner(services, scanning, document.uri, root);
  const alias = await chooseAlias(reference.text, await pinner.aliasesFor(source, reference, signal));
  if (alias === undefined) return;
  if (document.getText() !== source.text) throw new PromptshiftError('configuration', 'The file changed while the alias was chosen.', 'Apply the fix again.');
  await applyPlan(services, root, pinner, { source, reference, alias }, signal);
}

async function applyPlan(
  { logger }: Services, root: vscode.Uri, pinner: Pinner,
  { source, reference, alias }: { readonly source: SourceDocument; readonly reference: ScannedReference; readonly alias: string }, signal: AbortSignal,
): Promise<void> {
  const plan = await pinner.pin({ document: source, references: [reference], alias }, signal);
  if (plan.pinned.length === 0) {
    throw new PromptshiftError('configuration', plan.refused[0]?.reason ?? 'Nothing is left to pin here.', 'The file stays as it is.');
  }
  // as a refactoring, the editor saves the files it changed in the background
  const applied = await vscode.workspace.applyEdit(await toWorkspaceEdit(root, plan.files), { isRefactoring: true });
  if (!applied) throw new PromptshiftError('configuration', 'The editor did not apply the change.', 'Close other unsaved versions of the files it names and try again.');
  logger.info(`Pinned ${reference.text} in ${source.path} behind ${alias}: ${plan.files.map(({ path }) => path).join(', ')}`);
  if (plan.notes.length > 0) void vscode.window.showInformationMessage(plan.notes.join(' '));
}

async function createWorkspacePinner({ core, logger }: Services, scanning: Scanning, uri: vscode.Uri, root: vscode.Uri): Promise<Pinner> {
  const [{ createPinner, createSyntaxRuntime }, grammars, { found }] = await Promise.all([core(), scanning.grammars(), scanning.repository.of(uri)]);
  return createPinner({
    syntax: createSyntaxRuntime(grammars, logger, parseLimitMs),
    files: filesBelow(root),
    day: () => ({ today: today(), catalog: found.settings.catalog }),
  });
}
