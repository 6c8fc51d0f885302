import * as vscode from 'vscode';
import { modelsConfigName } from '../../core/aliases/types.ts';
import { DisposableStore, type Disposable } from '../disposableStore.ts';
import type { Services } from '../services.ts';
import { fileOfPrompt } from '../prompts/codePromptUri.ts';
import type { CompareSession } from './compareSession.ts';
import { readAsks, refreshPanel } from './refreshPanel.ts';

/** Pause in typing before a panel looks at its prompt again, in ms. */
const pauseMs = 400;

/** A panel's eye on its prompt's files. */
export interface SourceWatch extends Disposable {
  /** Notes what the run that begins asks. */
  asking(): Promise<void>;
}

/** Keeps a panel's form as its prompt and the aliases are edited, and has it say when the answers are those of before. */
export function watchSources(services: Services, session: () => CompareSession): SourceWatch {
  const store = new DisposableStore();
  let asked: string | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const look = async (): Promise<void> => {
    await session().change(async (state) => {
      const { state: next, asks } = await refreshPanel(services, state, asked);
      asked ??= asks;
      return next;
    });
  };
  const lookSoon = (): void => {
    clearTimeout(pause);
    // a run is told of the edit when it is over; a file in the middle of an edit may be no prompt: the panel waits for the next one
    pause = setTimeout(() => (session().state.running ? lookSoon() : void look().catch(() => undefined)), pauseMs);
  };
  store.add(
    vscode.workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
      const { promptUri, candidatePromptUri = promptUri } = session().state;
      const isPrompt = [promptUri, candidatePromptUri].some((one) => fileOfPrompt(vscode.Uri.parse(one)).toString() === uri.toString());
      if (contentChanges.length === 0 || !(isPrompt || uri.path.endsWith(`/${modelsConfigName}`))) return;
      lookSoon();
    }),
  );
  return {
    async asking() {
      asked = await readAsks(services, session().state).catch(() => undefined);
    },
    dispose() {
      clearTimeout(pause);
      store.dispose();
    },
  };
}
