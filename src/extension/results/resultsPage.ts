import type * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { EvalPlan, EvalProgress } from '../../core/evals/runner/types.ts';
import type { PastResult } from '../../core/evals/results/readPastResult.ts';
import { formatUsd } from '../../core/views/format.ts';
import type { CaseFilter, FromResultsPage, ResultsAction, ResultsState, RunRef, ToResultsPage } from '../../core/views/results.ts';
import { readFromResultsPage } from '../../core/views/resultsGuards.ts';
import { toPanelProblem } from '../comparing/actionableError.ts';
import { problemActions } from '../comparing/problemActions.ts';
import { setPage } from '../comparing/setPage.ts';
import { referenceNow } from './blessing.ts';
import { compareCase, openCaseFile, showDetails } from './caseActions.ts';
import { openCaseLines, readKeptResult, requireJournal } from './keptResult.ts';
import { doResultsAction } from './resultsActions.ts';
import type { PageDeps } from './pageDeps.ts';

/** How often a page hears of a run that goes on, in ms. */
const progressEveryMs = 100;
/** Time that reading a run may take, in ms. */
const readWithinMs = 120_000;

/** A run that is under way. */
export type BegunRun = { readonly title: string; readonly plan: EvalPlan; readonly stop: () => void };

/** A result with the page that shows it. */
export interface ResultsPage {
  readonly ref: RunRef;
  readonly panel: vscode.WebviewPanel;
  /** The person has closed it. */
  readonly closed: boolean;
  progress(progress: EvalProgress): void;
  /** The run has ended, whole or not. */
  finish(result: PastResult['result']): Promise<void>;
  fail(error: unknown): void;
  /** Reads the run from its journal. Shows what is wrong instead of rejecting. */
  load(): Promise<void>;
  filter(filter: CaseFilter): void;
  /** Does what one of its buttons says; a failure is told. */
  act(action: ResultsAction): void;
}

export function createResultsPage(deps: PageDeps, panel: vscode.WebviewPanel, ref: RunRef, begun?: BegunRun): ResultsPage {
  const { services } = deps;
  const { webview } = panel;
  let state: ResultsState = { run: ref, title: begun?.title ?? 'Eval result', status: begun === undefined ? 'loading' : 'running' };
  let past: PastResult | undefined;
  let lines: ReturnType<typeof openCaseLines> | undefined;
  let attached = false;
  let wanted: CaseFilter | undefined;
  let toldAt = 0;
  let closed = false;

  const post = (message: ToResultsPage): void => {
    if (attached) void webview.postMessage(message);
  };
  const show = (next: ResultsState): void => {
    state = next;
    // a run goes on when its page is closed
    if (closed) return;
    panel.title = next.title === 'Eval result' ? next.title : `Result: ${next.title}`;
    post({ type: 'show', state });
  };
  const showResult = async (next: PastResult): Promise<void> => {
    past = next;
    const { toResultsView, readAnswerLabels } = await services.core();
    const labels = await readAnswerLabels(await requireJournal(ref), AbortSignal.timeout(readWithinMs));
    const view = toResultsView(next.result, { labels, notices: next.notices });
    const reference = await readReferenceNow(next);
    show({ run: ref, title: view.title, status: 'finished', view, ...(reference === undefined ? {} : { reference }) });
  };
  /** A reference run that cannot be read hides no result. */
  const readReferenceNow = async ({ result }: PastResult): Promise<string | undefined> =>
    await referenceNow(services, ref, result.suite.path).catch((error: unknown) => (error instanceof PromptshiftError ? error.message : undefined));
  const referenceAnew = async (): Promise<void> => {
    const reference = past && (await readReferenceNow(past));
    if (reference === state.reference) return;
    const { reference: _before, ...rest } = state;
    show(reference === undefined ? rest : { ...rest, reference });
  };
  const fail = (error: unknown): void => {
    const problem = toPanelProblem(error);
    show({ run: ref, title: state.title, status: 'failed', ...(problem === undefined ? {} : { problem }) });
  };
  const sendFilter = (): void => {
    if (wanted === undefined || !attached || state.view === undefined) return;
    post({ type: 'filter', filter: wanted });
    wanted = undefined;
  };

  const page: ResultsPage = {
    ref, panel,
    get closed() {
      return closed;
    },
    progress({ done, total, failed, errors, spentUsd }) {
      const progress = { done, total, failed, errors, spent: formatUsd(spentUsd) };
      const now = services.clock.monotonic();
      state = { ...state, progress };
      if (now - toldAt < progressEveryMs) return;
      toldAt = now;
      post({ type: 'progress', progress });
    },
    async finish(result) {
      await showResult({ result, notices: [], ...(begun === undefined ? {} : { plan: begun.plan }) });
      sendFilter();
    },
    fail,
    async load() {
      try {
        await showResult(await readKeptResult(services, ref, AbortSignal.timeout(readWithinMs)));
        sendFilter();
      } catch (error) {
        services.feedback.error('Show eval results', error);
        fail(error);
      }
    },
    filter(filter) {
      wanted = filter;
      sendFilter();
    },
    act: (action) => receive({ type: 'do', action }),
  };

  const handle = async (message: FromResultsPage | undefined): Promise<void> => {
    switch (message?.type) {
      case undefined:
        return services.logger.warn('The results page sent a message that is none of its own; it was dropped.');
      case 'ready':
        attached = true;
        post({ type: 'show', state });
        sendFilter();
        // another page may have blessed another run meanwhile
        return past && (await referenceAnew());
      case 'stop':
        return begun?.stop();
      case 'act':
        return void (await problemActions[message.action]());
      case 'details':
        return past && post({ type: 'details', details: await showDetails(deps, await (lines ??= openCaseLines(ref)), past, message.case) });
      case 'compare':
        return past && (await compareCase(deps, { ref, lines: await (lines ??= openCaseLines(ref)) }, past, message.case));
      case 'openCase':
        return past && (await openCaseFile(ref, past, message.case));
      case 'do':
        if (past === undefined) throw new PromptshiftError('configuration', 'This run has no result yet.', 'Wait until it has ended.');
        return void (await doResultsAction(deps, ref, past, message.action, () => void referenceAnew()));
    }
  };

  const receive = (message: FromResultsPage | undefined): void => {
    void handle(message).catch((error: unknown) => services.feedback.error('Eval results', error));
  };
  webview.onDidReceiveMessage((value: unknown) => receive(readFromResultsPage(value)));
  panel.onDidDispose(() => {
    closed = true;
    attached = false;
  });
  panel.onDidChangeViewState(() => {
    // a hidden tab has no page: it asks for everything when it is shown again
    if (!panel.visible) attached = false;
  });
  panel.title = begun === undefined ? 'Eval result' : `Result: ${begun.title}`;
  setPage(panel, services.context, 'results');
  return page;
}
