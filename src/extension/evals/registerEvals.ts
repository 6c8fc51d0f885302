import * as vscode from 'vscode';
import type { Comparing } from '../comparing/registerComparing.ts';
import { commands } from '../ids.ts';
import type { Results } from '../results/registerResults.ts';
import type { Services } from '../services.ts';
import type { Evals } from './createEvals.ts';
import { mayHoldCases, suiteGlob } from '../suites/suiteUris.ts';

/** "Run eval suite" from the palette and on suite files, suites and their cases in the Test Explorer, and the way from a case into the compare panel. */
export function registerEvals(services: Services, comparing: Comparing, results: Results): void {
  const { store, register, feedback } = services;
  const controller = store.add(vscode.tests.createTestController('promptshift', 'Promptshift'));
  let loading: Promise<Evals> | undefined;
  /** Nothing of the workspace is read before the Test Explorer, a suite or a file of cases is shown. */
  const evals = (): Promise<Evals> => (loading ??= import('../evalBodies.ts').then(({ createEvals }) => createEvals(services, controller, comparing, results)));

  register(commands.runSuite, 'Run eval suite', async (...args) => (await evals()).runSuite(args));
  register(commands.openCase, 'Open case in compare panel', async (...args) => (await evals()).openCase(args));
  register(commands.compareWithReference, 'Compare with reference run', async (...args) => (await evals()).compareReference(args));
  controller.resolveHandler = async (item) => (await evals()).tree.resolve(item);
  controller.refreshHandler = async () => (await evals()).tree.refresh();
  for (const failedOnly of [false, true]) {
    const run = async (request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> => (await evals()).runTests(request, token, failedOnly);
    store.add(controller.createRunProfile(failedOnly ? 'Run failed cases' : 'Run on both models', vscode.TestRunProfileKind.Run, run, !failedOnly));
  }
  store.add(vscode.languages.registerCodeLensProvider({ pattern: suiteGlob }, { provideCodeLenses: async (document) => (await evals()).lenses(document) }));

  const opened = ({ uri }: vscode.TextDocument): void => {
    if (uri.scheme === 'file' && mayHoldCases(uri)) void evals().then(({ tree }) => tree.opened(uri)).catch((error: unknown) => feedback.error('Listing eval suites', error));
  };
  store.add(vscode.workspace.onDidOpenTextDocument(opened));
  vscode.workspace.textDocuments.forEach(opened);
}
