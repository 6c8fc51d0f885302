import type * as vscode from 'vscode';
import type { Comparing } from '../comparing/registerComparing.ts';
import type { Results } from '../results/registerResults.ts';
import type { Services } from '../services.ts';
import { assistSuites } from '../suites/assistSuites.ts';
import { caseLenses } from './caseLenses.ts';
import { compareReference } from './compareReference.ts';
import { openCase } from './openCase.ts';
import { runSuiteCommand } from './runSuiteCommand.ts';
import { createSuiteTree, type SuiteTree } from './suiteTree.ts';
import { runTests } from './testRun.ts';

/** Everything that eval suites do in the editor, wired once, with the first suite that is listed or run. */
export interface Evals {
  readonly tree: SuiteTree;
  runSuite(args: readonly unknown[]): Promise<void>;
  openCase(args: readonly unknown[]): Promise<void>;
  compareReference(args: readonly unknown[]): Promise<void>;
  runTests(request: vscode.TestRunRequest, token: vscode.CancellationToken, failedOnly: boolean): Promise<void>;
  lenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]>;
}

export function createEvals(services: Services, controller: vscode.TestController, comparing: Comparing, results: Results): Evals {
  const tree = services.store.add(createSuiteTree(services, controller));
  assistSuites(services);
  const failed = new Set<vscode.TestItem>();
  return {
    tree,
    runSuite: (args) => runSuiteCommand(services, results, args),
    openCase: (args) => openCase(services, tree, comparing, args),
    compareReference: (args) => compareReference(services, tree, results, args),
    runTests: (request, token, failedOnly) => runTests({ services, controller, tree, failed, results: results.documents }, request, token, failedOnly),
    lenses: (document) => caseLenses(tree, document),
  };
}
