import * as vscode from 'vscode';
import { toSignal } from '../abort.ts';
import { knownModelIds, successorOf } from '../knownModels.ts';
import type { Core } from '../core.ts';
import { today } from '../scanning/repositorySettings.ts';
import { toRange } from '../scanning/translate.ts';
import type { Services } from '../services.ts';
import { parsedConfig } from './aliasConfig.ts';

/** Ids of models that live, in the slots of a `models.config.json`. */
export function createModelCompletions(services: Pick<Services, 'core'>): vscode.CompletionItemProvider {
  return {
    async provideCompletionItems(document, position, token) {
      const core = await services.core();
      const slot = await core.slotAt(document.getText(), document.offsetAt(position));
      if (slot === undefined || toSignal(token).aborted) return [];
      const { config } = await parsedConfig(services, document);
      const current = config.aliases[slot.alias]?.default;
      const successor = current === undefined || slot.slot === 'default' ? undefined : successorOf(core, current);
      const range = toRange(document, slot.range);
      return knownModelIds(core, current).map((id, index) => {
        const item = new vscode.CompletionItem({ label: id, ...descriptionOf(core, id, id === successor) }, vscode.CompletionItemKind.Value);
        item.range = range;
        item.insertText = slot.quoted ? id : `"${id}"`;
        item.filterText = slot.quoted ? id : `"${id}"`;
        item.sortText = `${id === successor ? 0 : 1}${String(index).padStart(5, '0')}`;
        return item;
      });
    },
  };
}

function descriptionOf(core: Core, id: string, successor: boolean): { readonly description?: string } {
  if (successor) return { description: 'successor of the default' };
  const identity = core.identifyModel(id);
  const life = identity && core.lifecycleOf(identity, today());
  if (life?.state === 'deprecated') return { description: life.shutdown === undefined ? 'deprecated' : `shuts down ${life.shutdown}` };
  return identity?.pin === 'floating' ? { description: 'floating' } : {};
}
