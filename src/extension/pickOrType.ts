import * as vscode from 'vscode';

/** One thing to choose; `value` is what the caller gets. */
export type Choice = vscode.QuickPickItem & { readonly value: string; readonly asTyped?: boolean };

/** Asks for one of some choices, or whatever was typed. Undefined when the person leaves. */
export async function pickOrType(
  { title, placeholder, choices, current }: {
    readonly title: string; readonly placeholder: string; readonly choices: readonly Choice[]; readonly current?: string | undefined;
  },
): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick<Choice>();
  picker.title = title;
  picker.placeholder = placeholder;
  picker.matchOnDescription = true;
  picker.items = choices;
  // with none of them, the editor keeps its own: the first, so that Enter takes what is seen
  const now = choices.filter(({ value }) => value === current);
  if (now.length > 0) picker.activeItems = now;
  const withTyped = (typed: string): readonly Choice[] =>
    typed === '' || choices.some(({ value }) => value === typed)
      ? choices
      : [...choices, { label: typed, description: 'as typed', value: typed, asTyped: true, alwaysShow: true }];
  try {
    return await new Promise<string | undefined>((resolve) => {
      picker.onDidChangeValue((value) => {
        picker.items = withTyped(value.trim());
      });
      picker.onDidAccept(() => {
        const [active] = picker.activeItems;
        // the row of what is typed may be one letter behind a fast typist
        resolve(active === undefined || active.asTyped === true ? picker.value.trim() || undefined : active.value);
      });
      picker.onDidHide(() => resolve(undefined));
      picker.show();
    });
  } finally {
    picker.dispose();
  }
}
