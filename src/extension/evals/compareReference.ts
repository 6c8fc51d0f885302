import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { Reference } from '../../core/evals/reference/types.ts';
import { requireTrust } from '../comparing/permission.ts';
import { loadOnFirstUse } from '../core.ts';
import { pickOne } from '../pickOne.ts';
import type { Results } from '../results/registerResults.ts';
import type { Services } from '../services.ts';
import { locateSuite } from '../suites/openSuiteFiles.ts';
import { chooseSuite, runAndShow } from './runSuiteCommand.ts';
import { readySuite, type ReadySuite } from './suiteRun.ts';
import type { SuiteTree } from './suiteTree.ts';

/** Time that reading the suite and its reference run may take, in ms. */
const readWithinMs = 60_000;

/**
 * Asks one model the cases of a suite and holds its answers against the reference run: the model in use (has it drifted?), or the candidate.
 * The suite is a file, an item of the Test Explorer, the active one, or asked for.
 */
export async function compareReference(services: Services, tree: SuiteTree, results: Results, [target]: readonly unknown[]): Promise<void> {
  const uri = target instanceof vscode.Uri ? target : (ofItem(tree, target) ?? (await chooseSuite('Compare with reference run')));
  if (uri === undefined) return;
  requireTrust();
  await vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.save();
  const signal = AbortSignal.timeout(readWithinMs);
  const { readReference } = await loadOnFirstUse();
  const { folder, path } = locateSuite(uri);
  const reference = await readReference(folder.fsPath, path, signal);
  const chosen = await chooseModel(await modelsToAsk(services, uri, signal), reference);
  if (chosen === undefined) return;
  const { againstReference } = await services.core();
  const held = await againstReference(chosen.prepared.plan, reference, { partial: false });
  await runAndShow(services, results, { ...chosen, prepared: { ...chosen.prepared, plan: held.plan }, reference: held });
}

/** The menu of the Test Explorer gives the item itself. */
function ofItem(tree: SuiteTree, item: unknown): vscode.Uri | undefined {
  const data = typeof item === 'object' && item !== null ? tree.dataOf(item as vscode.TestItem) : undefined;
  return data?.kind === 'suite' ? data.uri : data?.suite.uri;
}

/** The suite with the model in use on its asked side, and with its candidate, where it has one. */
async function modelsToAsk(services: Services, uri: vscode.Uri, signal: AbortSignal): Promise<readonly ReadySuite[]> {
  const inUse = await readySuite(services, { uri, sameModel: true }, signal);
  const both = await readySuite(services, { uri }, signal).catch((error: unknown) => {
    // without a candidate the model in use can still be asked
    if (error instanceof PromptshiftError) return undefined;
    throw error;
  });
  return both === undefined || askedOf(both) === askedOf(inUse) ? [inUse] : [inUse, both];
}

function askedOf({ prepared: { plan } }: ReadySuite): string {
  return plan.sides.candidate.model.model;
}

async function chooseModel(suites: readonly ReadySuite[], { model, ranAt, repeat, cases }: Reference): Promise<ReadySuite | undefined> {
  const requests = (cases.length * repeat).toLocaleString('en-US');
  const items = suites.map((suite, index) => {
    const asked = askedOf(suite);
    const { alias } = suite.prepared.plan.suite;
    const of = alias === undefined ? '' : ` of ${alias}`;
    return {
      label: asked, suite,
      description: index === 0 ? `in use now${alias === undefined ? '' : ` (${alias})`}` : `the candidate${of}`,
      detail: `${asked === model ? 'The model of the reference run: has it drifted since?' : `Another model than the reference run's ${model}: does it as well?`} ${requests} requests.`,
    };
  });
  return (await pickOne(items, { title: `Compare with the reference run: ${model}, asked on ${ranAt.slice(0, 10)}`, placeHolder: 'Which model is asked?' }))?.suite;
}
