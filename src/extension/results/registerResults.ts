import * as vscode from 'vscode';
import type { CaseFilter, RunRef } from '../../core/views/results.ts';
import { readPersistedResults } from '../../core/views/resultsGuards.ts';
import type { Comparing } from '../comparing/registerComparing.ts';
import { createResultDocuments, resultScheme, type ResultDocuments } from './resultDocuments.ts';
import { commands, viewTypes } from '../ids.ts';
import type { Services } from '../services.ts';
import type { BegunRun, ResultsPage } from './resultsPage.ts';

/** What other features ask of the results page. */
export interface Results {
  readonly documents: ResultDocuments;
  /** Shows the page of a run that begins; the run tells the page how it goes. */
  begin(ref: RunRef, run: BegunRun): Promise<ResultsPage>;
  /** Shows the page of a run that is kept. */
  show(ref: RunRef, filter?: CaseFilter): Promise<ResultsPage>;
}

/** The page of a suite's results, its way back after a window reload, and the commands that open it. */
export function registerResults(services: Services, comparing: Comparing): Results {
  const { store, register } = services;
  const open = new Map<string, ResultsPage>();
  /** The page that was looked at last. */
  let last: ResultsPage | undefined;
  const documents = store.add(createResultDocuments());
  store.add(vscode.workspace.registerTextDocumentContentProvider(resultScheme, documents));

  const connect = async (panel: vscode.WebviewPanel, ref: RunRef, run?: BegunRun): Promise<ResultsPage> => {
    const { createResultsPage } = await import('../evalBodies.ts');
    const page = createResultsPage({ services, documents, comparing }, panel, ref, run);
    const key = keyOf(ref);
    open.set(key, page);
    last = page;
    panel.onDidChangeViewState(() => {
      if (panel.active) last = page;
    });
    panel.onDidDispose(() => {
      if (open.get(key) === page) open.delete(key);
      if (last === page) last = undefined;
    });
    return page;
  };
  const newPanel = (): vscode.WebviewPanel => vscode.window.createWebviewPanel(viewTypes.results, 'Eval result', { viewColumn: vscode.ViewColumn.Active, preserveFocus: false });

  const show = async (ref: RunRef, filter?: CaseFilter): Promise<ResultsPage> => {
    const existing = open.get(keyOf(ref));
    existing?.panel.reveal();
    const page = existing ?? (await connect(newPanel(), ref));
    if (filter !== undefined) page.filter(filter);
    if (existing === undefined) await page.load();
    return page;
  };

  register(commands.showEvalResults, 'Show eval results', async (...args) => {
    const { choosePastRun } = await import('../evalBodies.ts');
    const ref = readPersistedResults({ run: args[0] })?.run ?? (await choosePastRun(services));
    if (ref !== undefined) await show(ref);
  });
  register(commands.openRegressions, 'Open regressions', async () => (await import('../evalBodies.ts')).showRegressions(services, { last, show }));
  register(commands.blessRun, 'Bless as reference run', async () => (await import('../evalBodies.ts')).blessShown(services, { last, show }));

  store.add(
    vscode.window.registerWebviewPanelSerializer(viewTypes.results, {
      async deserializeWebviewPanel(panel, value) {
        const persisted = readPersistedResults(value);
        if (persisted === undefined) panel.dispose();
        else await (await connect(panel, persisted.run)).load();
      },
    }),
  );
  return { documents, show, begin: async (ref, run) => await connect(newPanel(), ref, run) };
}

function keyOf({ folder, runId }: RunRef): string {
  return `${folder} ${runId}`;
}
