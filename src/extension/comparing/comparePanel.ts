import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { panelKey, problemActionTitles, type ComparePanelState, type ProblemAction } from '../../core/views/comparePanel.ts';
import { readToExtension } from '../../core/views/panelGuards.ts';
import { DisposableStore } from '../disposableStore.ts';
import type { FollowUp } from '../feedback.ts';
import { commands } from '../ids.ts';
import type { Services } from '../services.ts';
import { ActionableError } from './actionableError.ts';
import type { AnswerDocuments } from './answerDocuments.ts';
import { createCompareSession, type CompareSession } from './compareSession.ts';
import { pageHtml } from './pageHtml.ts';
import type { PanelStates } from './panelStates.ts';

/** A panel that compares one prompt. */
export type ComparePanel = { readonly panel: vscode.WebviewPanel; readonly session: CompareSession };

const actions: Readonly<Record<ProblemAction, () => unknown>> = {
  setApiKey: () => vscode.commands.executeCommand(commands.setApiKey),
  manageTrust: () => vscode.commands.executeCommand('workbench.trust.manage'),
  openSettings: () => vscode.commands.executeCommand('workbench.action.openSettings', 'promptshift.openai'),
  showLog: () => vscode.commands.executeCommand(commands.showLog),
};

/** The first way out of an error, as a button of its notification too. */
function followUps(error: unknown): readonly FollowUp[] {
  const [action] = error instanceof ActionableError ? error.actions : [];
  return action === undefined ? [] : [{ title: problemActionTitles[action], run: () => void actions[action]() }];
}

/** What all panels share: where their states are kept, and their answers as documents. */
export type PanelDeps = { readonly states: PanelStates; readonly documents: AnswerDocuments };

/** Puts a page and a session into a panel, new or restored. */
export function connectPanel(services: Services, { states, documents }: PanelDeps, panel: vscode.WebviewPanel, state: ComparePanelState): ComparePanel {
  const { context, feedback, clock } = services;
  const store = new DisposableStore();
  const { webview } = panel;
  const session = store.add(
    createCompareSession(state, {
      clock,
      run: async (current, emit, signal) => (await import('../commandBodies.ts')).runComparison(services, current, emit, signal),
      post: (message) => void webview.postMessage(message),
      keep: (current, now) => states.save(current, now),
      report: (error) => feedback.error('Compare models', error, followUps(error)),
    }),
  );
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  store.add(
    webview.onDidReceiveMessage((value: unknown) => {
      void handle(services, documents, session, value).catch((error: unknown) => feedback.error('Compare models', error));
    }),
  );
  store.add(
    panel.onDidChangeViewState(() => {
      // a hidden tab has no page: what is posted to it would arrive later, and twice
      if (!panel.visible) session.detach();
    }),
  );
  panel.onDidDispose(() => {
    store.dispose();
    states.forget(panelKey(state));
  });
  panel.title = `Compare: ${state.view.title}`;
  panel.iconPath = {
    light: vscode.Uri.joinPath(context.extensionUri, 'media', 'compare-light.svg'),
    dark: vscode.Uri.joinPath(context.extensionUri, 'media', 'compare-dark.svg'),
  };
  webview.html = pageHtml({
    script: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'webview.js')).toString(),
    style: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'webview.css')).toString(),
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString('base64'),
    title: panel.title,
  });
  return { panel, session };
}

async function handle(services: Services, documents: AnswerDocuments, session: CompareSession, value: unknown): Promise<void> {
  const message = readToExtension(value);
  switch (message?.type) {
    case undefined:
      return services.logger.warn('The compare page sent a message that is none of its own; it was dropped.');
    case 'ready':
      return session.attach();
    case 'run':
      return await session.run();
    case 'stop':
      return session.stop();
    case 'chooseModel': {
      if (session.state.running) return;
      const { changeModel } = await import('../commandBodies.ts');
      const next = await changeModel(services, session.state, message.side);
      return replaceIdle(session, next);
    }
    case 'openPrompt':
      await vscode.window.showTextDocument(vscode.Uri.parse(session.state.promptUri), { viewColumn: vscode.ViewColumn.One });
      return;
    case 'act':
      await actions[message.action]();
      return;
    case 'do': {
      const { doPanelAction } = await import('../commandBodies.ts');
      return replaceIdle(session, await doPanelAction(services, documents, session.state, message.action));
    }
    case 'setInput':
    case 'setRuns':
    case 'setParameter':
    case 'removeParameter':
    case 'resetParameters': {
      if (session.state.running) return;
      // asked for at once, so that a run that is asked for next waits for it
      await session.change(async (state) => (await import('../commandBodies.ts')).changePanelSetup(services, state, message));
    }
  }
}

/** What a person chose while a run was started is not put in its way. */
function replaceIdle(session: CompareSession, next: ComparePanelState | undefined): void {
  if (next !== undefined && !session.state.running) session.replace(next);
}
