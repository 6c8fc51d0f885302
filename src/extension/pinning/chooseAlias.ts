import * as vscode from 'vscode';
import type { AliasOffers } from '../../core/aliases/pin/pinner.ts';
import { aliasNamePattern } from '../../core/scan/aliasName.ts';

type AliasItem = vscode.QuickPickItem & { readonly alias?: string; readonly asTyped?: boolean };

/** Asks which alias a model id goes behind: the suggested new one, one that is there, or a name that is typed. */
export async function chooseAlias(modelId: string, choices: AliasOffers): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick<AliasItem>();
  picker.title = `Pin ${modelId} behind an alias`;
  picker.placeholder = 'Choose an alias, or type a name for a new one';
  picker.matchOnDescription = true;
  const show = (): void => {
    picker.items = aliasItems(picker.value.trim(), choices);
  };
  show();
  try {
    return await new Promise<string | undefined>((resolve) => {
      picker.onDidChangeValue(show);
      picker.onDidAccept(() => {
        const [active] = picker.activeItems;
        // the row of what is typed may be one letter behind a fast typist
        const chosen = active?.asTyped === true ? aliasNamePattern.exec(picker.value.trim())?.[0] : active?.alias;
        if (chosen !== undefined) resolve(chosen);
      });
      picker.onDidHide(() => resolve(undefined));
      picker.show();
    });
  } finally {
    picker.dispose();
  }
}

function aliasItems(typed: string, { known, suggestion }: AliasOffers): readonly AliasItem[] {
  const item = ({ name, model }: AliasOffers['known'][number]): AliasItem => ({ label: name, description: `→ ${model}`, alias: name });
  const existing = known.map(item);
  // Two uses of one model mostly move together; another alias is one step away.
  if (typed === '') return [...known.filter(({ isSame }) => isSame).map(item), newAlias(suggestion, 'suggested'), ...known.filter(({ isSame }) => !isSame).map(item)];
  if (known.some(({ name }) => name === typed)) return existing;
  return aliasNamePattern.test(typed)
    ? [{ ...newAlias(typed, 'as typed'), asTyped: true }, ...existing]
    : [...existing, { label: `"${typed}" is not an alias name`, description: 'small letters and digits, parts joined by ".", "_" or "-"', alwaysShow: true }];
}

function newAlias(name: string, origin: string): AliasItem {
  return { label: `$(add) ${name}`, description: `new alias, ${origin}`, alias: name, alwaysShow: true };
}
