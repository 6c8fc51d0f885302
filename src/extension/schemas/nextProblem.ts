import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import { schemaAround, problemsOf } from './schemaPlace.ts';
import { toRange } from '../scanning/translate.ts';
import type { Schemas } from './schemas.ts';

/**
 * Goes to the next problem of the schema that a lens names, else of the file, and shows it in place; after the last one comes the first.
 * @throws PromptshiftError `configuration` when no file is open, or it has no problem
 */
export async function nextSchemaProblem(schemas: Schemas, [uri, offset]: readonly unknown[]): Promise<void> {
  const document = uri instanceof vscode.Uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
  if (document === undefined) throw new PromptshiftError('configuration', 'No file is open.', 'Open one with a tool or output schema and try again.');
  const linted = await schemas.lint(document, new AbortController().signal);
  const all = linted?.schemas ?? [];
  const named = typeof offset === 'number' ? schemaAround(all, offset) : undefined;
  const problems = (named === undefined ? all : [named]).flatMap(problemsOf).toSorted((a, b) => a.range.start - b.range.start);
  const editor = await vscode.window.showTextDocument(document);
  const cursor = document.offsetAt(editor.selection.active);
  const next = problems.find(({ range }) => range.start > cursor) ?? problems[0];
  if (next === undefined) throw new PromptshiftError('configuration', 'No schema of this file has a problem.', 'Open another file and try again.');
  const { start } = toRange(document, next.range);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
}
