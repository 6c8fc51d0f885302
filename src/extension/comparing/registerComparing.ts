import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import { readPanelState } from '../../core/views/panelGuards.ts';
import { afterInterruption } from '../../core/views/panelReducer.ts';
import { commands, contextKeys, viewTypes } from '../ids.ts';
import { scannedSchemes } from '../scanning/scanLanguage.ts';
import type { Services } from '../services.ts';
import { connectPanel, type ComparePanel } from './comparePanel.ts';
import { onModelsConfigChange } from '../modelsConfigChanges.ts';
import { isPromptFile } from './promptFiles.ts';
import { createPanelStates } from './panelStates.ts';
import { createPromptLenses } from './promptLenses.ts';
import { createStateFolder } from './stateFolder.ts';

/** A growing answer reaches the disk this often, in ms; its end at once. */
const saveEveryMs = 250;

/** "Compare models" on prompt files, its panel, and the panel's way back after a window reload. */
export function registerComparing(services: Services): void {
  const { context, store, register, clock, logger } = services;
  const open = new Map<string, ComparePanel>();
  const states = createPanelStates({ folder: createStateFolder(context), clock, logger, everyMs: saveEveryMs });

  const keep = (comparePanel: ComparePanel): ComparePanel => {
    const { promptUri } = comparePanel.session.state;
    open.set(promptUri, comparePanel);
    comparePanel.panel.onDidDispose(() => {
      if (open.get(promptUri) === comparePanel) open.delete(promptUri);
    });
    return comparePanel;
  };

  register(commands.compareModels, 'Compare models', async (target) => {
    const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined) throw new PromptshiftError('configuration', 'There is no prompt to compare.', 'Open a prompt file, such as prompts/triage/1.2.0.md, and try again.');
    const existing = open.get(uri.toString());
    if (existing !== undefined) {
      existing.panel.reveal();
      await existing.session.run();
      return;
    }
    const { prepareComparison } = await import('../commandBodies.ts');
    const state = await prepareComparison(services, uri);
    if (state === undefined) return;
    const panel = vscode.window.createWebviewPanel(viewTypes.compare, 'Compare', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false });
    await keep(connectPanel(services, states, panel, state)).session.run();
  });

  store.add(
    vscode.window.registerWebviewPanelSerializer(viewTypes.compare, {
      async deserializeWebviewPanel(panel, value) {
        const persisted = readPanelState(value);
        const state = persisted && ((await states.load(persisted.promptUri)) ?? persisted);
        if (state === undefined) panel.dispose();
        else keep(connectPanel(services, states, panel, afterInterruption(state)));
      },
    }),
  );

  const lensesChanged = store.add(new vscode.EventEmitter<void>());
  store.add(onModelsConfigChange(() => lensesChanged.fire()));
  const promptFiles = scannedSchemes.map((scheme) => ({ scheme, pattern: '**/*.md' }));
  store.add(vscode.languages.registerCodeLensProvider(promptFiles, createPromptLenses(services, lensesChanged.event)));
  const markPrompt = (editor: vscode.TextEditor | undefined): void => {
    const isPrompt = editor !== undefined && isPromptFile(editor.document.uri.path, editor.document.getText());
    void vscode.commands.executeCommand('setContext', contextKeys.promptFile, isPrompt);
  };
  store.add(vscode.window.onDidChangeActiveTextEditor(markPrompt));
  markPrompt(vscode.window.activeTextEditor);
}
