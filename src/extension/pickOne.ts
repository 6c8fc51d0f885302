import * as vscode from 'vscode';
import { focusGivenBack } from './focusGivenBack.ts';

/** Longer than a page of a busy editor takes to have the focus back, shorter than anybody takes to look and leave; in ms. */
const stealMs = 1000;

/**
 * Asks for one of some items, as `showQuickPick` does. Undefined when the person leaves.
 *
 * Asked from a page, such as a walkthrough, it waits until that has the focus back, which would close the list; one that is closed right away even so is
 * shown once more.
 */
export async function pickOne<T extends vscode.QuickPickItem>(
  items: readonly T[], { title, placeHolder }: { readonly title: string; readonly placeHolder?: string },
): Promise<T | undefined> {
  const picker = vscode.window.createQuickPick<T>();
  picker.title = title;
  picker.placeholder = placeHolder;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = items;
  const mayBeStolen = vscode.window.activeTextEditor === undefined;
  await focusGivenBack();
  try {
    return await new Promise<T | undefined>((resolve) => {
      const shown = Date.now();
      let again = false;
      picker.onDidAccept(() => resolve(picker.activeItems[0]));
      picker.onDidHide(() => {
        if (!mayBeStolen || again || Date.now() - shown > stealMs) return resolve(undefined);
        again = true;
        picker.show();
      });
      picker.show();
    });
  } finally {
    picker.dispose();
  }
}
