import * as vscode from 'vscode';
import type { LanguageId } from '../../core/scan/types.ts';
import type { LintedFound } from '../../core/toolSchemas/lintCache.ts';
import type { SchemaFinding } from '../../core/toolSchemas/types.ts';
import { suppressionSnippet } from '../pinning/pinActions.ts';
import { suppressionLine } from '../pinning/suppression.ts';

/** A comment above the finding that accepts it, its reason left to type. None where the format has no comments, or the schema stands in a text. */
export function suppressFinding(document: vscode.TextDocument, { found }: LintedFound, finding: SchemaFinding, language: LanguageId): vscode.CodeAction | undefined {
  const commented = commentedAs(document, language);
  const line = document.lineAt(document.positionAt(finding.range.start).line);
  const text = found.root.quoted === true || commented === undefined ? undefined : suppressionLine(commented, finding.rule, line.text);
  if (text === undefined) return undefined;
  const action = new vscode.CodeAction(`Suppress ${finding.rule} here`, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(document.uri, [vscode.SnippetTextEdit.insert(line.range.start, suppressionSnippet(text))]);
  return action;
}

/** A language whose comments may stand there: the settings of a prompt file are YAML, and JSON with comments has those of JavaScript. */
function commentedAs({ languageId }: vscode.TextDocument, language: LanguageId): LanguageId | undefined {
  if (language === 'json') return languageId === 'jsonc' ? 'javascript' : undefined;
  return language === 'prompt' || language === 'markdown' ? 'yaml' : language;
}
