import * as vscode from 'vscode';

/** ms; a page has taken the focus back by then. */
const settleMs = 400;

/**
 * Resolves once a question can be asked. A button of a walkthrough that is pressed by keyboard gives the focus back to its page a moment after it ran its
 * command: what is typed into a question that was there before goes to the page. So does a list over a page, to the question after it. With a text
 * editor open, at once.
 */
export async function focusGivenBack(): Promise<void> {
  if (vscode.window.activeTextEditor === undefined) await new Promise((resolve) => setTimeout(resolve, settleMs));
}
