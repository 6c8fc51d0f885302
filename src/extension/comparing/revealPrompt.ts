import * as vscode from 'vscode';
import { toRange } from '../scanning/translate.ts';
import type { Services } from '../services.ts';
import { findAgain } from '../prompts/codePrompt.ts';
import { fileOfPrompt, isCodePrompt } from '../prompts/codePromptUri.ts';

/** Opens a panel's prompt beside it, never over it; one in code is selected where it is now. `panelColumn` is where the panel is. */
export async function revealPrompt({ core }: Pick<Services, 'core'>, uri: vscode.Uri, panelColumn: vscode.ViewColumn | undefined): Promise<void> {
  const viewColumn = panelColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(fileOfPrompt(uri), { viewColumn });
  if (!isCodePrompt(uri)) return;
  const range = toRange(editor.document, (await findAgain(uri, await core())).anchor);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
