import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { EvalPlan } from '../../core/evals/runner/types.ts';
import { knownCase, tellLeftOut } from '../comparing/knownCase.ts';
import type { Comparing } from '../comparing/registerComparing.ts';
import { pickOne } from '../pickOne.ts';
import type { Services } from '../services.ts';
import { locateSuite } from '../suites/openSuiteFiles.ts';
import { readySuite } from './suiteRun.ts';
import type { SuiteTree } from './suiteTree.ts';
import { findSuites } from '../suites/suiteUris.ts';

type CaseOfSuite = { readonly uri: vscode.Uri; readonly id: string };

/** ms after which a suite that cannot be read is given up. */
const readWithinMs = 60_000;

/**
 * Shows a case in the compare panel: the suite's prompt with the case's inputs, on both models. Nothing is sent. The case is an item of the
 * Test Explorer, a suite and an id, the one under the cursor, or asked for.
 */
export async function openCase(services: Services, tree: SuiteTree, comparing: Comparing, args: readonly unknown[]): Promise<void> {
  const chosen = fromArguments(tree, args) ?? (await underCursor(tree)) ?? (await chooseCase(tree));
  if (chosen === undefined) return;
  const { prepared: { plan } } = await readySuite(services, { uri: chosen.uri, cases: [chosen.id] }, AbortSignal.timeout(readWithinMs));
  const [one] = plan.cases;
  if (one === undefined) return;
  if (plan.suite.prompt === undefined) {
    throw new PromptshiftError('configuration', `${plan.suite.name} names no prompt, and the compare panel shows the answers to a prompt file.`, 'Write what its cases share into a prompt file, and name it under prompt.');
  }
  const parameters = parametersOf(plan);
  await comparing.show({
    ...knownCase(locateSuite(chosen.uri).folder, plan.suite.prompt, plan, one),
    ...(parameters === undefined ? {} : { parameters: { baseline: parameters, candidate: parameters } }),
  });
  tellLeftOut(one);
}

function fromArguments(tree: SuiteTree, [first, second]: readonly unknown[]): CaseOfSuite | undefined {
  if (first instanceof vscode.Uri && typeof second === 'string') return { uri: first, id: second };
  // the menu of the Test Explorer gives the item itself
  const data = typeof first === 'object' && first !== null ? tree.dataOf(first as vscode.TestItem) : undefined;
  return data?.kind === 'case' && data.suite.uri !== undefined ? { uri: data.suite.uri, id: data.id } : undefined;
}

/** The last case that begins at or above the cursor. */
async function underCursor(tree: SuiteTree): Promise<CaseOfSuite | undefined> {
  const editor = vscode.window.activeTextEditor;
  const suite = editor === undefined ? undefined : await tree.suiteAt(editor.document.uri);
  if (editor === undefined || suite?.uri === undefined) return undefined;
  const above = [...suite.children].flatMap(([id, { uri, range }]) => (uri?.toString() === editor.document.uri.toString() && range !== undefined && range.start.line <= editor.selection.active.line ? [{ id, line: range.start.line }] : []));
  const [nearest] = above.toSorted((a, b) => b.line - a.line);
  return nearest === undefined ? undefined : { uri: suite.uri, id: nearest.id };
}

async function chooseCase(tree: SuiteTree): Promise<CaseOfSuite | undefined> {
  const items: (vscode.QuickPickItem & CaseOfSuite)[] = [];
  for (const uri of await findSuites()) {
    const suite = await tree.suiteAt(uri);
    for (const [id, { label, description }] of suite?.children ?? []) items.push({ label, description: [suite?.label, description].filter(Boolean).join(' · '), uri, id });
  }
  if (items.length === 0) throw new PromptshiftError('configuration', 'There is no case of an eval suite in this workspace.', 'Compare a prompt and choose "Save as eval case…" in the panel: it writes one.');
  return await pickOne(items, { title: 'Open case in compare panel', placeHolder: 'Which case?' });
}

/** The parameters that the suite asks for, where they are not the prompt's own. */
function parametersOf({ suite, prompt }: EvalPlan): Readonly<Record<string, unknown>> | undefined {
  const own = prompt?.parameters ?? {};
  const changed = Object.entries(suite.parameters).some(([name, value]) => JSON.stringify(own[name]) !== JSON.stringify(value));
  return changed ? { ...own, ...suite.parameters } : undefined;
}
