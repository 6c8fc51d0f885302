import { pathToFileURL } from 'node:url';
import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { PreparedSuite } from '../../core/evals/runner/prepareSuite.ts';
import type { EvalDeps, EvalRun } from '../../core/evals/runner/types.ts';
import type { EvalResult } from '../../core/evals/runner/evalResult.ts';
import { toSignal } from '../abort.ts';
import { createCompareDeps, createCompareRules } from '../comparing/compareDeps.ts';
import { openPanelRun, type PanelRun } from '../comparing/panelRun.ts';
import { permittedEndpoint } from '../comparing/permission.ts';
import { loadOnFirstUse } from '../core.ts';
import { pickOne } from '../pickOne.ts';
import type { Services } from '../services.ts';
import type { ResultDocuments } from './resultDocuments.ts';
import { askSuitePermission, type SuitePermission } from './suitePermission.ts';

/** More suites than this are not offered. */
const mostSuites = 500;

/** Runs an eval suite on both models, after saying what that takes, and shows the verdict with the cases to look at. */
export async function runSuiteCommand(services: Services, results: ResultDocuments, [target]: readonly unknown[]): Promise<void> {
  const uri = target instanceof vscode.Uri ? target : await chooseSuite();
  if (uri === undefined) return;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder?.uri.scheme !== 'file') throw new PromptshiftError('configuration', 'The suite is in no workspace folder on disk.', 'Open the folder it is in.');
  await vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.save();
  const prepared = await prepare(services, folder, uri);
  const { plan } = prepared;
  const permission = await askSuitePermission(plan, prepared.risks);
  if (permission === undefined) return;
  const endpoint = await permittedEndpoint(services, [plan.sides.baseline.model.model, plan.sides.candidate.model.model]);
  const kept = await openPanelRun(services, uri, plan.suite.name);
  try {
    const result = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: plan.suite.name, cancellable: true }, async (progress, token) => {
      const startedAt = new Date(services.clock.now()).toISOString();
      const deps = { ...(await createCompareDeps(services, endpoint)), ...(kept === undefined ? {} : { journal: kept.journal }) };
      const run = await runJudged(services, prepared, deps, permission, kept, startedAt, progress, toSignal(token));
      return await toResult(services, prepared, run, { startedAt, provider: deps.provider.label, ...(kept === undefined ? {} : { runId: kept.runId }) });
    });
    await tell(services, results, result);
  } finally {
    await kept?.close();
  }
}

async function chooseSuite(): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active !== undefined && /\.eval\.ya?ml$/i.test(active.path)) return active;
  const found = await vscode.workspace.findFiles('**/*.eval.{yaml,yml}', '**/node_modules/**', mostSuites);
  if (found.length === 0) throw new PromptshiftError('configuration', 'There is no *.eval.yaml in this workspace.', 'Compare a prompt and choose "Save as eval case…", or write one: see docs/evals.md.');
  const items = found.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri })).toSorted((a, b) => a.label.localeCompare(b.label));
  return (await pickOne(items, { title: 'Run eval suite', placeHolder: 'Which suite?' }))?.uri;
}

async function prepare(services: Services, folder: vscode.WorkspaceFolder, uri: vscode.Uri): Promise<PreparedSuite> {
  const { prepareSuite } = await services.core();
  const { createSuiteFiles } = await loadOnFirstUse();
  const { rejected } = await createCompareRules(services);
  const path = uri.path.slice(folder.uri.path.length + 1);
  return await prepareSuite(path, {}, { files: createSuiteFiles(folder.uri.fsPath), env: process.env, rejected, limited: false }, AbortSignal.timeout(60_000));
}

async function runJudged(
  services: Services, { plan }: PreparedSuite, asking: Omit<EvalDeps, 'assertHost'>, permission: SuitePermission, kept: PanelRun | undefined,
  startedAt: string, progress: vscode.Progress<{ readonly message?: string; readonly increment?: number }>, signal: AbortSignal,
): Promise<EvalRun> {
  const { createBudget, evalAbout, freshRun, runSuite, writeRows } = await services.core();
  const { createBoundedAssertions, createCodeSandbox } = await loadOnFirstUse();
  const worker = vscode.Uri.joinPath(services.context.extensionUri, 'dist', 'extension-boundedWorker.mjs');
  const bounded = createBoundedAssertions({ workerFile: pathToFileURL(worker.fsPath) });
  const sandbox = permission.code ? createCodeSandbox() : undefined;
  try {
    if (kept !== undefined) await writeRows(kept.journal, [{ type: 'header', version: 1, id: kept.runId, kind: 'evaluation', startedAt, provider: asking.provider.label, about: evalAbout(plan) }]);
    const deps: EvalDeps = {
      ...asking, assertHost: { bounded: bounded.bounded, ...(sandbox === undefined ? {} : { runCode: sandbox.runCode }) },
      ...(plan.suite.budget === undefined ? {} : { budget: createBudget(plan.suite.budget.usd) }),
    };
    return await runSuite(plan, deps, freshRun, (event) => {
      if (event.type !== 'judged') return;
      const { done, total, failed, errors, spentUsd } = event.progress;
      progress.report({ increment: 100 / total, message: `${done} of ${total} answers · ${failed} failed${errors === 0 ? '' : ` · ${errors} errors`} · $${spentUsd.toFixed(4)}` });
    }, signal);
  } finally {
    sandbox?.close();
    await bounded.close();
  }
}

async function toResult({ core }: Services, { plan, traffic }: PreparedSuite, run: EvalRun, about: Pick<EvalResult, 'startedAt' | 'provider' | 'runId'>): Promise<EvalResult> {
  const { toEvalResult } = await core();
  const budgetUsd = plan.suite.budget?.usd;
  return await toEvalResult(plan, run, { ...about, ...(budgetUsd === undefined ? {} : { budgetUsd }) }, traffic === undefined ? {} : { traffic: { alias: traffic.alias, callsPerMonth: traffic.callsPerMonth } });
}

async function tell({ core }: Services, results: ResultDocuments, result: EvalResult): Promise<void> {
  const { evalReport } = await core();
  await results.show(result.suite.name, evalReport([result], 'markdown', (_style, text) => text));
  const [reason = ''] = result.verdict.reasons;
  const said = { promote: 'The candidate may replace the baseline', hold: 'Hold', notEnoughEvidence: 'Not enough evidence', incomplete: 'Incomplete' }[result.verdict.decision];
  void vscode.window.showInformationMessage(`${result.suite.name}: ${said}. ${reason || (result.run.reason ?? '')}`);
}
