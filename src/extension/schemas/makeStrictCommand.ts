import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { SchemaFix } from '../../core/toolSchemas/edit/saidStrict.ts';
import type { Scanning } from '../scanning/scanning.ts';
import { toRange } from '../scanning/translate.ts';
import type { Services } from '../services.ts';
import type { ChangePages } from './changePages.ts';
import { changePage, changeSummary } from './changeReport.ts';
import { chooseSchema, type ChosenSchema } from './chooseSchema.ts';
import { chooseWorkspaceSchema } from './chooseWorkspaceSchema.ts';
import { profileSetting } from './lintDocument.ts';
import { toWorkspaceEdit } from './schemaActions.ts';
import { schemaName } from './schemaPlace.ts';
import type { Schemas } from './schemas.ts';
import { apiOf } from './strictness.ts';

/**
 * Makes one schema strict where it is written and says what that loosens and tightens; or says which rule stands in the way, and changes nothing.
 * @throws PromptshiftError `configuration` where there is no schema, or the text changed meanwhile
 */
export async function makeStrictCommand(services: Services, scanning: Scanning, schemas: Schemas, pages: ChangePages, args: readonly unknown[]): Promise<void> {
  const { signal } = new AbortController();
  const place = args.length > 0 || vscode.window.activeTextEditor !== undefined ? args : await chooseWorkspaceSchema(services, scanning);
  const chosen = place && (await chooseSchema(place, schemas, signal));
  if (chosen === undefined) return;
  const { document, linted, schema: { found } } = chosen;
  const { version } = document;
  const [{ checkSchemaFix, draftStrictFix, createChangeExplainer }, syntax] = await Promise.all([services.core(), scanning.syntax()]);
  const profile = profileSetting(services.settings) ?? found.profile;
  const target = { text: document.getText(), language: linted.language, found };
  const fix = await checkSchemaFix(target, draftStrictFix(target, profile), syntax, signal);
  const name = schemaName(found);
  if (fix.kind === 'refused') {
    await sayRefused(chosen, fix);
    return;
  }
  if (fix.edits.length === 0) {
    void vscode.window.showInformationMessage(`${name} is strict for ${apiOf(profile)} already.`);
    return;
  }
  const explainer = await createChangeExplainer();
  const made = { name, api: apiOf(profile), saysStrict: fix.saysStrict === true, changes: fix.changes.map((change) => ({ change, effect: explainer.explain(change) })) };
  if (document.version !== version || !(await vscode.workspace.applyEdit(toWorkspaceEdit(document, fix.edits)))) {
    throw new PromptshiftError('configuration', 'The file changed meanwhile.', 'Try again.');
  }
  services.logger.info(changePage(made));
  const showChanges = 'Show changes';
  // Answered whenever the person likes.
  void vscode.window.showInformationMessage(changeSummary(made), ...(made.changes.length > 0 ? [showChanges] : [])).then(async (answer) => {
    if (answer === showChanges) await pages.show(`${name}: what changed`, changePage(made));
  });
}

async function sayRefused({ document, schema: { found } }: ChosenSchema, { rule, why, range }: SchemaFix & { readonly kind: 'refused' }): Promise<void> {
  const goThere = 'Go to it';
  const reason = why.replace(/\.$/, '');
  const message = `${schemaName(found)} is left as it is: ${rule === undefined ? '' : `${rule} stands in the way. `}${reason}.`;
  void vscode.window.showWarningMessage(message, goThere).then(async (answer) => {
    if (answer !== goThere) return;
    const at = toRange(document, range).start;
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
  });
}
