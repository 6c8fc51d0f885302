import * as vscode from 'vscode';
import { panelKey, problemActionTitles, type ComparePanelState } from '../../core/views/comparePanel.ts';
import { readToExtension } from '../../core/views/panelGuards.ts';
import { DisposableStore } from '../disposableStore.ts';
import type { FollowUp } from '../feedback.ts';
import type { Services } from '../services.ts';
import { ActionableError } from './actionableError.ts';
import type { AnswerDocuments } from './answerDocuments.ts';
import { createCompareSession, type CompareSession } from './compareSession.ts';
import type { PanelStates } from './panelStates.ts';
import { problemActions } from './problemActions.ts';
import { setPage } from './setPage.ts';

const bodies = (): Promise<typeof import('../commandBodies.ts')> => import('../commandBodies.ts');

/** A panel that compares one prompt. */
export type ComparePanel = { readonly panel: vscode.WebviewPanel; readonly session: CompareSession };

/** The first way out of an error, as a button of its notification too. */
function followUps(error: unknown): readonly FollowUp[] {
  const [action] = error instanceof ActionableError ? error.actions : [];
  return action === undefined ? [] : [{ title: problemActionTitles[action], run: () => void problemActions[action]() }];
}

/** What all panels share: where their states are kept, and their answers as documents. */
export type PanelDeps = { readonly states: PanelStates; readonly documents: AnswerDocuments };

/** Puts a page and a session into a panel, new or restored. */
export function connectPanel(services: Services, { states, documents }: PanelDeps, panel: vscode.WebviewPanel, state: ComparePanelState): ComparePanel {
  const { context, feedback, clock } = services;
  const store = new DisposableStore();
  const { webview } = panel;
  const watch = bodies().then(({ watchSources }) => store.add(watchSources(services, () => session)));
  const session: CompareSession = store.add(
    createCompareSession(state, {
      clock,
      run: async (current, emit, signal) => {
        await (await watch).asking();
        return await (await bodies()).runComparison(services, current, emit, signal);
      },
      post: (message) => void webview.postMessage(message),
      keep: (current, now) => states.save(current, now),
      report: (error) => feedback.error('Compare models', error, followUps(error)),
    }),
  );
  store.add(
    webview.onDidReceiveMessage((value: unknown) => {
      void handle(services, documents, { panel, session }, value).catch((error: unknown) => feedback.error('Compare models', error));
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
  panel.title = `${state.single === undefined ? 'Compare' : 'Run'}: ${state.view.title}`;
  setPage(panel, context, 'webview');
  return { panel, session };
}

async function handle(services: Services, documents: AnswerDocuments, { panel, session }: ComparePanel, value: unknown): Promise<void> {
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
      const { changeModel } = await bodies();
      const next = await changeModel(services, session.state, message.side);
      return replaceIdle(session, next);
    }
    case 'openPrompt':
      return await (await bodies()).revealPrompt(services, vscode.Uri.parse(session.state.promptUri), panel.viewColumn);
    case 'act':
      await problemActions[message.action]();
      return;
    case 'do': {
      const { doPanelAction } = await bodies();
      return replaceIdle(session, await doPanelAction(services, documents, session.state, message.action));
    }
    case 'setInput':
    case 'setRuns':
    case 'setGrid':
    case 'setParameter':
    case 'removeParameter':
    case 'resetParameters': {
      if (session.state.running) return;
      // asked for at once, so that a run that is asked for next waits for it
      await session.change(async (state) => (await bodies()).changePanelSetup(services, state, message));
    }
  }
}

/** What a person chose while a run was started is not put in its way. */
function replaceIdle(session: CompareSession, next: ComparePanelState | undefined): void {
  if (next !== undefined && !session.state.running) session.replace(next);
}
