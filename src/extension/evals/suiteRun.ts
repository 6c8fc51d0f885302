import { pathToFileURL } from 'node:url';
import * as vscode from 'vscode';
import type { ReferencePlan } from '../../core/evals/reference/againstReference.ts';
import type { PreparedSuite } from '../../core/evals/runner/prepareSuite.ts';
import type { EvalResult } from '../../core/evals/runner/evalResult.ts';
import type { EvalDeps, EvalEvent, EvalPlan, EvalRun } from '../../core/evals/runner/types.ts';
import { createCompareDeps, createCompareRules } from '../comparing/compareDeps.ts';
import { openPanelRun, type PanelRun } from '../comparing/panelRun.ts';
import { permittedEndpoint, requireTrust } from '../comparing/permission.ts';
import { loadOnFirstUse } from '../core.ts';
import type { Endpoint } from '../keys/endpoint.ts';
import { repositoryBudget } from '../repositoryBudget.ts';
import type { Services } from '../services.ts';
import { createOpenSuiteFiles, locateSuite } from '../suites/openSuiteFiles.ts';
import { askSuitePermission, type SuitePermission } from './suitePermission.ts';

/** A suite to run: all of its cases, or some by their ids; with `sameModel` the baseline's model stands on both sides. */
export type SuiteTarget = { readonly uri: vscode.Uri; readonly cases?: readonly string[]; readonly sameModel?: true };
/** A suite that is read and whole. Nothing was sent or run. With a `reference` only its candidate is asked, and held against the reference run. */
export type ReadySuite = { readonly uri: vscode.Uri; readonly prepared: PreparedSuite; readonly reference?: ReferencePlan };
/** What the person allowed, and where the requests go. */
export type RunPermit = SuitePermission & { readonly endpoint: Endpoint };

/**
 * Reads a suite with everything it names, as the person sees it: unsaved changes included.
 * @throws PromptshiftError `configuration` naming file and line of its first mistake
 */
export async function readySuite(services: Services, { uri, cases, sameModel }: SuiteTarget, signal: AbortSignal): Promise<ReadySuite> {
  const { prepareSuite } = await services.core();
  const { folder, path } = locateSuite(uri);
  const { rejected } = await createCompareRules(services);
  const repositoryBudgetUsd = await repositoryBudget(uri, signal);
  const given = { files: await createOpenSuiteFiles(folder), env: process.env, rejected, ...(repositoryBudgetUsd === undefined ? {} : { repositoryBudgetUsd }) };
  return { uri, prepared: await prepareSuite(path, { ...(cases === undefined ? {} : { cases }), ...(sameModel === undefined ? {} : { sameModel }) }, given, signal) };
}

/**
 * Every question that comes before a run, once for all suites of it. Undefined when the person says no.
 * @throws PromptshiftError `configuration` that says what is missing: trust, a key, an endpoint that is allowed
 */
export async function permitRun(services: Services, suites: readonly ReadySuite[]): Promise<RunPermit | undefined> {
  requireTrust();
  const permission = await askSuitePermission(suites.map(({ prepared, reference }) => ({ ...prepared, ...(reference === undefined ? {} : { reference: reference.about }) })));
  if (permission === undefined) return undefined;
  return { ...permission, endpoint: await permittedEndpoint(services, suites.flatMap(({ prepared: { plan } }) => modelsAsked(plan))) };
}

function modelsAsked({ sides, judge, suite }: EvalPlan): readonly string[] {
  const asked = [sides.baseline, sides.candidate, ...(judge === undefined ? [] : [judge])].map(({ model }) => model.model);
  return suite.embeddings === undefined ? asked : [...asked, suite.embeddings.model];
}

/** Asks both models all cases, keeps the run, and decides. Only after `permitRun`. `begun` is told what the run is kept as, before anything is sent. */
export async function runReady(services: Services, { uri, prepared, reference }: ReadySuite, permit: RunPermit, onEvent: (event: EvalEvent) => void, signal: AbortSignal, begun?: (runId: string) => void): Promise<EvalResult> {
  const kept = await openPanelRun(services, uri, prepared.plan.suite.name);
  if (kept !== undefined) begun?.(kept.runId);
  try {
    const startedAt = new Date(services.clock.now()).toISOString();
    const deps = { ...(await createCompareDeps(services, permit.endpoint)), ...(kept === undefined ? {} : { journal: kept.journal }) };
    const run = await judged(services, prepared, deps, { permit, kept, startedAt, reference }, onEvent, signal);
    return await toResult(services, prepared, run, { ...(reference === undefined ? {} : { reference: reference.about }), startedAt, provider: deps.provider.label, ...(kept === undefined ? {} : { runId: kept.runId }) });
  } finally {
    await kept?.close();
  }
}

type Keeping = { readonly permit: RunPermit; readonly kept: PanelRun | undefined; readonly startedAt: string; readonly reference: ReferencePlan | undefined };

async function judged(
  services: Services, { plan, budget }: PreparedSuite, asking: Omit<EvalDeps, 'assertHost'>, { permit, kept, startedAt, reference }: Keeping,
  onEvent: (event: EvalEvent) => void, signal: AbortSignal,
): Promise<EvalRun> {
  const { createBudget, evalAbout, freshRun, runSuite, withReference, writeRows } = await services.core();
  const { createBoundedAssertions, createCodeSandbox } = await loadOnFirstUse();
  const worker = vscode.Uri.joinPath(services.context.extensionUri, 'dist', 'extension-boundedWorker.mjs');
  const bounded = createBoundedAssertions({ workerFile: pathToFileURL(worker.fsPath) });
  const sandbox = permit.code ? createCodeSandbox() : undefined;
  try {
    const about = evalAbout(plan, { ...(reference === undefined ? {} : { reference: reference.about }), ...(budget === undefined ? {} : { budgetUsd: budget.usd }) });
    if (kept !== undefined) await writeRows(kept.journal, [{ type: 'header', version: 1, id: kept.runId, kind: 'evaluation', startedAt, provider: asking.provider.label, about }, ...(reference?.judged ?? [])]);
    const deps: EvalDeps = {
      ...asking, assertHost: { bounded: bounded.bounded, ...(sandbox === undefined ? {} : { runCode: sandbox.runCode }) },
      ...(budget === undefined ? {} : { budget: createBudget(budget.usd) }),
    };
    return await runSuite(plan, deps, reference === undefined ? freshRun : withReference(freshRun, reference.judged), onEvent, signal);
  } finally {
    sandbox?.close();
    await bounded.close();
  }
}

async function toResult({ core }: Services, { plan, traffic, budget }: PreparedSuite, run: EvalRun, about: Pick<EvalResult, 'startedAt' | 'provider' | 'runId' | 'reference'>): Promise<EvalResult> {
  const { comparedWith, toEvalResult } = await core();
  return await toEvalResult(plan, run, { ...about, ...(budget === undefined ? {} : { budgetUsd: budget.usd }) }, {
    ...(traffic === undefined ? {} : { traffic: { alias: traffic.alias, callsPerMonth: traffic.callsPerMonth } }),
    ...(about.reference === undefined ? {} : { compared: comparedWith(about.reference, plan.sides.candidate.model.model) }),
  });
}
