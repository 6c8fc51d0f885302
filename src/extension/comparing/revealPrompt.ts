import * as vscode from 'vscode';
import { toRange } from '../scanning/translate.ts';
import type { Services } from '../services.ts';
import { findAgain } from './codePrompt.ts';
import { fileOfPrompt, isCodePrompt } from './codePromptUri.ts';

/** Opens a panel's prompt beside it; one in code is selected where it is now. */
export async function revealPrompt({ core }: Pick<Services, 'core'>, uri: vscode.Uri): Promise<void> {
  const editor = await vscode.window.showTextDocument(fileOfPrompt(uri), { viewColumn: vscode.ViewColumn.One });
  if (!isCodePrompt(uri)) return;
  const range = toRange(editor.document, (await findAgain(uri, await core())).anchor);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
