import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { LintedFound } from '../../core/toolSchemas/lintCache.ts';
import type { LintedDocument } from './lintDocument.ts';
import { schemaAround, schemaName, schemaSpan } from './schemaPlace.ts';
import type { Schemas } from './schemas.ts';
import { strictnessOf } from './strictness.ts';

/** A schema in a document, and the document as it was linted. */
export type ChosenSchema = { readonly document: vscode.TextDocument; readonly linted: LintedDocument; readonly schema: LintedFound };

/**
 * The schema that a command is about: the one that is named by its place (`uri` and `offset`, as lenses and actions do), else the one at the cursor, else
 * the only one of the file, else the one that the person picks. Undefined when they leave.
 * @throws PromptshiftError `configuration` when no file is open, or it has no schema
 */
export async function chooseSchema([uri, offset]: readonly unknown[], schemas: Schemas, signal: AbortSignal): Promise<ChosenSchema | undefined> {
  const editor = vscode.window.activeTextEditor;
  const document = uri instanceof vscode.Uri ? await vscode.workspace.openTextDocument(uri) : editor?.document;
  if (document === undefined) throw new PromptshiftError('configuration', 'No file is open.', 'Open one with a tool or output schema and try again.');
  const linted = await schemas.lint(document, signal);
  if (linted?.broken === true) throw new PromptshiftError('configuration', 'The file cannot be read as it is now.', 'Correct its syntax and try again.');
  const readable = linted?.schemas.filter(({ found }) => found.root.kind !== 'opaque') ?? [];
  if (linted === undefined || readable.length === 0) throw new PromptshiftError('configuration', 'No tool or output schema was found in this file.', 'Open a file with one and try again.');
  const at = typeof offset === 'number' ? offset : document === editor?.document ? document.offsetAt(editor.selection.active) : undefined;
  const around = at === undefined ? undefined : schemaAround(readable, at);
  const schema = around ?? (readable.length === 1 ? readable[0] : await pick(document, readable));
  return schema && { document, linted, schema };
}

async function pick(document: vscode.TextDocument, schemas: readonly LintedFound[]): Promise<LintedFound | undefined> {
  const items = schemas.map((schema) => ({
    label: schemaName(schema.found), description: strictnessOf(schema).title, detail: `Line ${document.positionAt(schemaSpan(schema.found).start).line + 1}`, schema,
  }));
  return (await vscode.window.showQuickPick(items, { title: 'Choose a schema of this file', matchOnDetail: true }))?.schema;
}
