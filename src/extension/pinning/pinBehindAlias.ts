import * as vscode from 'vscode';
import type { Pinner } from '../../core/aliases/pin/pinner.ts';
import type { PinPlan } from '../../core/aliases/pin/types.ts';
import { PromptshiftError } from '../../core/errors.ts';
import type { LanguageId, ModelReference, SourceDocument } from '../../core/scan/types.ts';
import { fileOf } from '../fileOf.ts';
import { referenceAt } from '../scanning/referenceAt.ts';
import { today } from '../scanning/repositorySettings.ts';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';
import { chooseAlias } from './chooseAlias.ts';
import { offerCandidate } from './offerCandidate.ts';
import { toWorkspaceEdit } from './workspaceEdit.ts';
import { filesBelow, pathBelow, rootOf } from '../workspaceRoot.ts';

/** The person waits for this one parse: it may take longer than those while typing. */
const parseLimitMs = 5000;

/**
 * Puts the model id at an offset behind an alias: code, `models.config.json`, accessor and its record in one edit.
 * @throws PromptshiftError `configuration` that says why an id stays as it is
 */
export async function pinBehindAlias(services: Services, scanning: Scanning, document: vscode.TextDocument, offset: number): Promise<void> {
  const { signal } = new AbortController();
  const scanned = await scanning.scan(document, signal);
  const reference = referenceAt(scanned, offset);
  if (scanned === undefined || reference === undefined) {
    throw new PromptshiftError('configuration', 'There is no model id here.', 'Put the cursor on one, such as "gpt-4o".');
  }
  await pinGroup(services, scanning, { document, language: scanned.language, references: [reference], preview: false }, signal);
}

/** References to one model in one document; `preview` shows the change in the editor's refactor preview before it is made. */
type PinTask = {
  readonly document: vscode.TextDocument;
  readonly language: LanguageId;
  readonly references: readonly ModelReference[];
  readonly preview: boolean;
};

/**
 * Asks for an alias and puts references behind it.
 * @throws PromptshiftError `configuration` that says why they stay as they are
 */
export async function pinGroup(
  services: Services, scanning: Scanning, { document, language, references, preview }: PinTask, signal: AbortSignal,
): Promise<void> {
  const [first] = references;
  if (first === undefined) return;
  const file = fileOf(document.uri);
  const root = rootOf(file);
  const source: SourceDocument = { path: pathBelow(root, file), language, text: document.getText() };
  const pinner = await createWorkspacePinner(services, scanning, document.uri, root);
  const alias = await chooseAlias(first.text, await pinner.aliasesFor(source, first, signal));
  if (alias === undefined) return;
  if (document.getText() !== source.text) throw new PromptshiftError('configuration', 'The file changed while the alias was chosen.', 'Apply the fix again.');
  const plan = await pinner.pin({ document: source, references, alias }, signal);
  const what = `${first.text} in ${source.path} behind ${alias}`;
  const applied = await applyPlan(services, plan, { root, document, what, asks: preview ? source.path : undefined });
  if (!applied) return;
  leaveSelection(document);
  // a question that may stay open is not part of the work
  void offerCandidate(services, scanning, { document, alias, reference: first }).then(undefined, (error: unknown) => services.logger.error(String(error)));
}

/** Where a plan is made true: `asks` is the file whose edits wait for a tick in the preview. */
type PlannedChange = { readonly root: vscode.Uri; readonly document: vscode.TextDocument; readonly what: string; readonly asks: string | undefined };

/** What was selected is no longer there: the cursor stands behind what took its place. */
function leaveSelection(document: vscode.TextDocument): void {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document === document && !editor.selection.isEmpty) editor.selection = new vscode.Selection(editor.selection.end, editor.selection.end);
}

/** False when the person discarded the preview. */
async function applyPlan({ logger }: Services, plan: PinPlan, { root, document, what, asks }: PlannedChange): Promise<boolean> {
  const left = [...new Set(plan.refused.map(({ reason }) => reason))];
  if (plan.pinned.length === 0) {
    throw new PromptshiftError('configuration', left[0] ?? 'Nothing is left to pin here.', 'The file stays as it is.');
  }
  // as a refactoring, the editor saves the files it changed in the background
  const edit = await toWorkspaceEdit(root, plan.files, { path: pathBelow(root, fileOf(document.uri)), document }, asks === undefined ? undefined : { label: `Pin ${what}`, asks });
  const applied = await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  // a preview that is discarded is an answer, not a failure
  if (!applied && asks !== undefined) return false;
  if (!applied) throw new PromptshiftError('configuration', 'The editor did not apply the change.', 'Close other unsaved versions of the files it names and try again.');
  logger.info(`Pinned ${what}, ${plan.pinned.length} references: ${plan.files.map(({ path }) => path).join(', ')}`);
  const notes = [...plan.notes, ...left.map((reason) => `Left as it is: ${reason}`)];
  if (notes.length > 0) void vscode.window.showInformationMessage(notes.join(' '));
  return true;
}

async function createWorkspacePinner({ core, logger }: Services, scanning: Scanning, uri: vscode.Uri, root: vscode.Uri): Promise<Pinner> {
  const [{ createPinner, createSyntaxRuntime }, grammars, { found }] = await Promise.all([core(), scanning.grammars(), scanning.repository.of(uri)]);
  return createPinner({
    syntax: createSyntaxRuntime(grammars, logger, parseLimitMs),
    files: filesBelow(root),
    day: () => ({ today: today(), catalog: found.settings.catalog }),
  });
}
