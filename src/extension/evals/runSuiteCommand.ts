import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import { toSignal } from '../abort.ts';
import { requireTrust } from '../comparing/permission.ts';
import { pickOne } from '../pickOne.ts';
import type { Services } from '../services.ts';
import type { Results } from '../results/registerResults.ts';
import type { ResultsPage } from '../results/resultsPage.ts';
import { tellDecision } from '../results/tellDecision.ts';
import { locateSuite } from '../suites/openSuiteFiles.ts';
import { permitRun, readySuite, runReady, type ReadySuite } from './suiteRun.ts';
import { findSuites, isSuiteUri } from '../suites/suiteUris.ts';
import { showResult } from '../results/tellResult.ts';

/** ms after which a suite that cannot be read is given up. */
const readWithinMs = 60_000;

/** Runs an eval suite on both models, after saying what that takes, and shows the verdict with the cases to look at. */
export async function runSuiteCommand(services: Services, results: Results, [target]: readonly unknown[]): Promise<void> {
  const uri = target instanceof vscode.Uri ? target : await chooseSuite('Run eval suite');
  if (uri === undefined) return;
  requireTrust();
  await vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.save();
  await runAndShow(services, results, await readySuite(services, { uri }, AbortSignal.timeout(readWithinMs)));
}

/** Asks for permission, runs, and shows how it goes and what came of it. */
export async function runAndShow(services: Services, results: Results, ready: ReadySuite): Promise<void> {
  const { uri } = ready;
  const permit = await permitRun(services, [ready]);
  if (permit === undefined) return;
  const { plan } = ready.prepared;
  const title = plan.suite.name;
  const stop = new AbortController();
  let opening: Promise<ResultsPage> | undefined;
  let page: ResultsPage | undefined;
  try {
    const result = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (progress, token) =>
      await runReady(services, ready, permit, (event) => {
        if (event.type !== 'judged') return;
        const { done, total, failed, errors, spentUsd } = event.progress;
        progress.report({ increment: 100 / total, message: `${done} of ${total} answers · ${failed} failed${errors === 0 ? '' : ` · ${errors} errors`} · $${spentUsd.toFixed(4)}` });
        page?.progress(event.progress);
      }, AbortSignal.any([toSignal(token), stop.signal]), (runId) => {
        opening = results.begin({ folder: locateSuite(uri).folder.toString(), runId }, { title, plan, stop: () => stop.abort() });
        opening.then((opened) => (page = opened)).catch((error: unknown) => services.feedback.error('Show eval results', error));
      }));
    page = await opening;
    await page?.finish(result);
    if (page === undefined) await showResult(services, results.documents, result);
    else tellDecision(result, results, page);
  } catch (error) {
    (await opening)?.fail(error);
    throw error;
  }
}

/** The active suite, or one that is asked for; undefined when the person leaves. */
export async function chooseSuite(title: string): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active !== undefined && isSuiteUri(active)) return active;
  const found = await findSuites();
  if (found.length === 0) throw new PromptshiftError('configuration', 'There is no *.eval.yaml in this workspace.', 'Compare a prompt and choose "Save as eval case…" in the panel: it writes one.');
  const items = found.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri })).toSorted((a, b) => a.label.localeCompare(b.label));
  return (await pickOne(items, { title, placeHolder: 'Which suite?' }))?.uri;
}
