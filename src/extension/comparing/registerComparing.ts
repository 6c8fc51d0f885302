import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import { panelKey, type ComparePanelState } from '../../core/views/comparePanel.ts';
import { readPanelState } from '../../core/views/panelGuards.ts';
import { afterInterruption } from '../../core/views/panelReducer.ts';
import { commands, viewTypes } from '../ids.ts';
import { isPromptFile } from '../prompts/promptFiles.ts';
import { promptUriFrom } from '../prompts/promptUri.ts';
import type { Services } from '../services.ts';
import { answerScheme, createAnswerDocuments } from './answerDocuments.ts';
import { connectPanel, type ComparePanel } from './comparePanel.ts';
import type { Beginning, KnownComparison } from './openComparison.ts';
import { createPanelStates } from './panelStates.ts';
import { createStateFolder } from './stateFolder.ts';

/** A growing answer reaches the disk this often, in ms; its end at once. */
const saveEveryMs = 250;

/** What other features ask of the compare panel. */
export interface Comparing {
  /** Fills the prompt's panel, or a new one, and sends nothing: running is for the person. */
  show(known: KnownComparison): Promise<void>;
}

/** "Compare models" on prompt files, its panel, and the panel's way back after a window reload. */
export function registerComparing(services: Services): Comparing {
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

  const openPanel = (state: ComparePanelState): ComparePanel => {
    const panel = vscode.window.createWebviewPanel(viewTypes.compare, 'Compare', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false });
    return keep(connectPanel(services, { states, documents }, panel, state));
  };

  const show = async (known: KnownComparison): Promise<void> => {
    const existing = open.get(panelKey(known));
    existing?.panel.reveal();
    if (existing?.session.state.running === true) throw new PromptshiftError('configuration', 'The compare panel of this prompt is asking its models.', 'Wait until it is done or stop it, then open the case again.');
    const state = await (await import('../commandBodies.ts')).prepareKnown(services, known);
    if (existing === undefined) openPanel(state);
    else if (!existing.session.state.running) existing.session.replace(state);
  };

  /** Shows the panel of a prompt, or of two versions of it, and runs where nothing is left to fill in. */
  const compare = async (uri: vscode.Uri, begin: Beginning = {}): Promise<void> => {
    const { other, single } = begin;
    const existing = open.get(panelKey({
      promptUri: uri.toString(), ...(other === undefined ? {} : { candidatePromptUri: other.toString() }), ...(single === undefined ? {} : { single }),
    }));
    if (existing !== undefined) {
      const { panel, session } = existing;
      panel.reveal();
      // one model was asked for, whatever was added since
      if (single === true && session.state.single === false && !session.state.running) session.replace({ ...session.state, single });
      await session.run();
      return;
    }
    const { prepareComparison } = await import('../commandBodies.ts');
    const state = await prepareComparison(services, uri, begin);
    if (state === undefined) return;
    const { session } = openPanel(state);
    if (state.setup?.form.some(({ required, text }) => required && text === '') !== true) await session.run();
  };

  /** The same for the prompt in code that the cursor is in, or that is selected; a prompt file is one as a whole, though its context key may come after the key that was pressed. */
  const compareCode = async (begin: Beginning = {}): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) throw new PromptshiftError('configuration', 'There is no code to take a prompt from.', 'Open a file, put the cursor into the text and try again.');
    const { document } = editor;
    if (isPromptFile(document.uri.path, document.getText())) return await compare(document.uri, begin);
    const { uri, notes } = await (await import('../commandBodies.ts')).codePromptAt(editor, await services.core());
    if (notes.length > 0) void vscode.window.showInformationMessage(notes.join(' '));
    await compare(uri, begin);
  };

  register(commands.compareModels, 'Compare models', async (...args) => await compare(promptUriFrom(args)));
  register(commands.runPrompt, 'Run prompt', async (...args) => await compare(promptUriFrom(args), { single: true }));
  register(commands.compareCode, 'Compare this prompt', async () => await compareCode());
  register(commands.runCode, 'Run this prompt', async () => await compareCode({ single: true }));
  register(commands.compareVersions, 'Compare with another version', async (...args) => {
    const uri = promptUriFrom(args);
    const other = await (await import('../commandBodies.ts')).chooseVersion(services, uri);
    if (other !== undefined) await compare(uri, { other });
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
  return { show };
}
