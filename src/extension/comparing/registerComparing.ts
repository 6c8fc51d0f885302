import * as vscode from 'vscode';
import { panelKey } from '../../core/views/comparePanel.ts';
import { readPanelState } from '../../core/views/panelGuards.ts';
import { afterInterruption } from '../../core/views/panelReducer.ts';
import { commands, viewTypes } from '../ids.ts';
import { promptUriFrom } from '../prompts/promptUri.ts';
import type { Services } from '../services.ts';
import { answerScheme, createAnswerDocuments } from './answerDocuments.ts';
import { connectPanel, type ComparePanel } from './comparePanel.ts';
import { createPanelStates } from './panelStates.ts';
import { createStateFolder } from './stateFolder.ts';

/** A growing answer reaches the disk this often, in ms; its end at once. */
const saveEveryMs = 250;

/** "Compare models" on prompt files, its panel, and the panel's way back after a window reload. */
export function registerComparing(services: Services): void {
  const { context, store, register, clock, logger } = services;
  const open = new Map<string, ComparePanel>();
  const documents = store.add(createAnswerDocuments());
  store.add(vscode.workspace.registerTextDocumentContentProvider(answerScheme, documents));
  const states = createPanelStates({ folder: createStateFolder(context), clock, logger, everyMs: saveEveryMs });

  const keep = (comparePanel: ComparePanel): ComparePanel => {
    const key = panelKey(comparePanel.session.state);
    open.set(key, comparePanel);
    comparePanel.panel.onDidDispose(() => {
      if (open.get(key) === comparePanel) open.delete(key);
    });
    return comparePanel;
  };

  /** Shows the panel of a prompt, or of two versions of it, and runs. */
  const compare = async (uri: vscode.Uri, candidate?: vscode.Uri): Promise<void> => {
    const existing = open.get(panelKey({ promptUri: uri.toString(), ...(candidate === undefined ? {} : { candidatePromptUri: candidate.toString() }) }));
    if (existing !== undefined) {
      existing.panel.reveal();
      await existing.session.run();
      return;
    }
    const { prepareComparison } = await import('../commandBodies.ts');
    const state = await prepareComparison(services, uri, candidate);
    if (state === undefined) return;
    const panel = vscode.window.createWebviewPanel(viewTypes.compare, 'Compare', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false });
    await keep(connectPanel(services, { states, documents }, panel, state)).session.run();
  };

  register(commands.compareModels, 'Compare models', async (...args) => await compare(promptUriFrom(args)));
  register(commands.compareVersions, 'Compare with another version', async (...args) => {
    const uri = promptUriFrom(args);
    const other = await (await import('../commandBodies.ts')).chooseVersion(services, uri);
    if (other !== undefined) await compare(uri, other);
  });

  store.add(
    vscode.window.registerWebviewPanelSerializer(viewTypes.compare, {
      async deserializeWebviewPanel(panel, value) {
        const persisted = readPanelState(value);
        const state = persisted && ((await states.load(panelKey(persisted))) ?? persisted);
        if (state === undefined) panel.dispose();
        else keep(connectPanel(services, { states, documents }, panel, afterInterruption(state)));
      },
    }),
  );
}
