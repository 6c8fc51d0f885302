import * as vscode from 'vscode';
import type { ModelsConfig } from '../../core/aliases/types.ts';
import type { SideName } from '../../core/views/comparison.ts';

type ModelItem = vscode.QuickPickItem & { readonly requested: string };

/** Asks for one side's model: an alias, a known id, or whatever was typed. Undefined when the person leaves. */
export async function chooseModel(
  side: SideName, prompt: string, { aliases }: ModelsConfig, knownModels: readonly string[], current?: string,
): Promise<string | undefined> {
  const named: readonly ModelItem[] = [
    ...Object.entries(aliases).map(([name, alias]) => ({ label: name, description: `→ ${alias.default}`, requested: name })),
    ...knownModels.map((id) => ({ label: id, requested: id })),
  ];
  const picker = vscode.window.createQuickPick<ModelItem>();
  picker.title = `Compare ${prompt}: ${side}`;
  picker.placeholder = 'An alias or a model id; type any id your endpoint knows';
  picker.matchOnDescription = true;
  const withTyped = (typed: string): readonly ModelItem[] =>
    typed === '' || named.some(({ requested }) => requested === typed)
      ? named
      : [...named, { label: typed, description: 'as typed', requested: typed, alwaysShow: true }];
  picker.items = named;
  picker.activeItems = named.filter(({ requested }) => requested === current);
  try {
    return await new Promise<string | undefined>((resolve) => {
      picker.onDidChangeValue((value) => {
        picker.items = withTyped(value.trim());
      });
      picker.onDidAccept(() => resolve(picker.activeItems[0]?.requested ?? (picker.value.trim() || undefined)));
      picker.onDidHide(() => resolve(undefined));
      picker.show();
    });
  } finally {
    picker.dispose();
  }
}
