import * as vscode from 'vscode';
import { describeError } from '../../core/errors.ts';
import { toSignal } from '../abort.ts';
import type { Services } from '../services.ts';
import type { ChosenSuite } from './chooseSuites.ts';
import { readText } from '../workspaceText.ts';
import { createCaseReporter, type CaseReporter, type Reported, type ReportTools } from './caseReporter.ts';
import type { ResultDocuments } from '../results/resultDocuments.ts';
import { permitRun, readySuite, runReady, type ReadySuite, type RunPermit } from './suiteRun.ts';
import type { SuiteTree } from './suiteTree.ts';
import { offerResult } from '../results/tellResult.ts';

/** What a run of the Test Explorer works with; `permit` asks what comes before it. */
export type TestRunDeps = {
  readonly services: Services;
  readonly controller: Pick<vscode.TestController, 'createTestRun'>;
  readonly tree: SuiteTree;
  readonly results: ResultDocuments;
  /** Cases whose last run failed or could not be judged. */
  readonly failed: Set<vscode.TestItem>;
  readonly permit?: typeof permitRun;
};

/** Runs what a request asks for, suite after suite, and tells of every case as it is judged. Never rejects; the run always ends. */
export async function runTests(deps: TestRunDeps, request: vscode.TestRunRequest, token: vscode.CancellationToken, failedOnly: boolean): Promise<void> {
  const { services, controller, tree, failed, permit = permitRun } = deps;
  const run = controller.createTestRun(request);
  const signal = AbortSignal.any([toSignal(token), toSignal(run.token)]);
  try {
    const chosen = await tree.chosen(request, failedOnly ? (item) => failed.has(item) : undefined);
    if (chosen.length === 0) {
      void vscode.window.showInformationMessage(failedOnly ? 'No case has failed. Run the suites first.' : 'There is no case to run.');
      return;
    }
    const suites = await readyAll(deps, run, chosen, signal);
    if (suites.length === 0 || signal.aborted) return;
    const permitted = await permit(services, suites.map(({ ready }) => ready));
    if (permitted === undefined || signal.aborted) return;
    const reporters: CaseReporter[] = [];
    for (const suite of suites) reporters.push(createCaseReporter(run, suite, failed, await reportTools(services, suite.ready)));
    for (const [index, suite] of suites.entries()) {
      const reporter = reporters[index];
      if (reporter !== undefined && !signal.aborted) await runOne(deps, run, suite, permitted, reporter, signal);
    }
    for (const reporter of reporters) reporter.end();
  } catch (error) {
    services.feedback.error('Run eval suites', error);
    run.appendOutput(`${describeError(error)}\r\n`);
  } finally {
    run.end();
  }
}

/** Suites that cannot be read are errors of their own; the others go on. */
async function readyAll({ services }: TestRunDeps, run: vscode.TestRun, chosen: readonly ChosenSuite[], signal: AbortSignal): Promise<readonly Reported[]> {
  const suites: Reported[] = [];
  for (const { item, target } of chosen) {
    try {
      suites.push({ item, target, ready: await readySuite(services, target, signal) });
    } catch (error) {
      if (signal.aborted) return [];
      run.errored(item, new vscode.TestMessage(describeError(error)));
    }
  }
  return suites;
}

async function runOne({ services, results }: TestRunDeps, run: vscode.TestRun, { item, target, ready }: Reported, permit: RunPermit, reporter: CaseReporter, signal: AbortSignal): Promise<void> {
  try {
    const result = await runReady(services, ready, permit, (event) => reporter.on(event), signal);
    if (result.run.reason !== undefined) run.appendOutput(`${result.suite.name}: ${result.run.reason}\r\n`);
    if (signal.aborted) return;
    // some cases decide nothing
    if (target.cases === undefined) offerResult(services, results, result, ready.uri);
    else if (result.run.status === 'incomplete') void vscode.window.showWarningMessage(`${result.suite.name}: ${result.run.reason ?? 'The run is incomplete.'}`);
  } catch (error) {
    if (signal.aborted) return;
    run.errored(item, new vscode.TestMessage(describeError(error)));
    services.feedback.error(`Run ${ready.prepared.plan.suite.name}`, error);
  }
}

async function reportTools({ core }: Services, { uri, prepared }: ReadySuite): Promise<ReportTools> {
  const { createAssertionRanges, expectedText, LineIndex } = await core();
  const text = await readText(uri);
  const lines = new LineIndex(text);
  const ranges = await createAssertionRanges(text, prepared.plan.suite);
  const positionAt = (offset: number): vscode.Position => {
    const { line, column } = lines.positionAt(offset);
    return new vscode.Position(line - 1, column - 1);
  };
  return {
    expectedText,
    rangeOf: (id, assertion) => {
      const range = ranges(id, assertion);
      return range === undefined ? undefined : new vscode.Range(positionAt(range.start), positionAt(range.end));
    },
  };
}
