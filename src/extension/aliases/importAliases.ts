import * as vscode from 'vscode';
import { modelsConfigName } from '../../core/aliases/types.ts';
import type { AliasImport, ImportOutcome } from '../../core/aliases/shapes/importAliases.ts';
import type { RecognisedAlias } from '../../core/aliases/shapes/types.ts';
import { PromptshiftError } from '../../core/errors.ts';
import { pathBelow, rootOf } from '../workspaceRoot.ts';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';
import { findUpward } from '../workspaceText.ts';
import type { ChangeReview } from './reviewChange.ts';

/** The person waits for this one parse: it may take longer than those while typing. */
const parseLimitMs = 5000;

/**
 * Adds the alias definitions of a document to the `models.config.json` that applies to it, after a look at the diff. Of several, the person chooses.
 * @throws PromptshiftError `configuration` when the document holds none
 */
export async function importAliases(services: Services, scanning: Scanning, review: ChangeReview, document: vscode.TextDocument): Promise<void> {
  const name = vscode.workspace.asRelativePath(document.uri, false);
  const found = await definitionsIn(services, scanning, document);
  if (found.length === 0) {
    throw new PromptshiftError('configuration', `No alias definitions are recognised in ${name}.`, 'Put the cursor on a model id and choose "Pin behind alias…".');
  }
  const chosen = found.length === 1 ? found : await choose(found, name);
  if (chosen === undefined || chosen.length === 0) return;
  const file = await findUpward(document.uri, modelsConfigName);
  const target = file === undefined ? undefined : await vscode.workspace.openTextDocument(file);
  const made = await (await services.core()).importAliases(target?.getText(), chosen);
  if (made.edits.length === 0) {
    void vscode.window.showInformationMessage(['Nothing to import.', ...made.outcomes.flatMap(lines)].join(' '));
    return;
  }
  const where = file ?? vscode.Uri.joinPath(rootOf(document.uri), modelsConfigName);
  const shown = vscode.workspace.asRelativePath(where);
  const about = {
    title: `Import aliases from ${name}`, verb: 'Import',
    question: file === undefined ? `Make ${shown} from the definitions of ${name}?` : `Import from ${name} into ${shown}?`,
    detail: [...made.outcomes.flatMap(lines), `${name} stays as it is.`].join('\n'),
  };
  const agreed = target === undefined
    ? await review.confirmNew({ ...about, uri: where, text: made.after })
    : await review.confirm({ ...about, document: target, edits: made.edits });
  if (agreed) void tell(where, shown, made);
}

async function definitionsIn({ core, logger }: Services, scanning: Scanning, document: vscode.TextDocument): Promise<readonly RecognisedAlias[]> {
  const { signal } = new AbortController();
  const [{ createSyntaxRuntime, findAliasShapes }, grammars, scanned] = await Promise.all([core(), scanning.grammars(), scanning.scan(document, signal)]);
  if (scanned === undefined) return [];
  const source = { path: pathBelow(rootOf(document.uri), document.uri), language: scanned.language, text: document.getText() };
  return await findAliasShapes(source, scanned.references, createSyntaxRuntime(grammars, logger, parseLimitMs), signal);
}

async function choose(found: readonly RecognisedAlias[], name: string): Promise<readonly RecognisedAlias[] | undefined> {
  const items = found.map((definition) => ({ label: definition.name, description: `→ ${definition.alias.default}`, picked: true, definition }));
  const chosen = await vscode.window.showQuickPick(items, { title: `Import aliases from ${name}`, placeHolder: 'Choose what becomes an alias', canPickMany: true, matchOnDescription: true });
  return chosen?.map(({ definition }) => definition);
}

function lines({ kind, name, model, notes }: ImportOutcome): readonly string[] {
  const what = { added: `${name} → ${model}`, completed: `${name} → ${model}: completed`, present: `${name} → ${model}: there already`, kept: `${name} → ${model}: not imported` }[kind];
  return [what, ...notes];
}

async function tell(where: vscode.Uri, shown: string, { outcomes }: AliasImport): Promise<void> {
  const changed = outcomes.filter(({ kind }) => kind === 'added' || kind === 'completed').length;
  const open = 'Open it';
  const answer = await vscode.window.showInformationMessage(`${changed === 1 ? '1 alias is' : `${changed} aliases are`} in ${shown}. Next: put the code that uses the models behind them.`, open);
  if (answer === open) await vscode.window.showTextDocument(where);
}
