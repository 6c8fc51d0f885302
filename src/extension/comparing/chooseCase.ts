import * as vscode from 'vscode';
import type { SuiteCase } from '../../core/evals/suites/types.ts';
import { PromptshiftError } from '../../core/errors.ts';
import { createOpenSuiteFiles, locateSuite } from '../suites/openSuiteFiles.ts';
import type { Services } from '../services.ts';
import { inputsInOneLine } from './inputsInOneLine.ts';
import { suitesOfPrompt, type PromptSuite } from './promptSuites.ts';

/** Cases of a suite beyond this are not offered. */
const mostCases = 2000;
/** Time that reading a suite's cases may take, in ms. */
const readWithinMs = 20_000;

type CaseItem = vscode.QuickPickItem & { readonly case?: SuiteCase };

/** Asks for a case of a suite that asks this prompt; undefined when the person leaves. */
export async function chooseCase(services: Services, prompt: vscode.Uri): Promise<SuiteCase | undefined> {
  const items: CaseItem[] = [];
  for (const suite of await suitesOfPrompt(services, prompt)) items.push(...(await itemsOf(services, suite)));
  if (items.length === 0) {
    throw new PromptshiftError('configuration', `No eval suite has a case for ${vscode.workspace.asRelativePath(prompt, false)}.`, 'Choose "Save as eval case…" under the answers: it writes one.');
  }
  const chosen = await vscode.window.showQuickPick(items, { title: 'Fill the inputs', placeHolder: 'From which case?', matchOnDescription: true, matchOnDetail: true });
  return chosen?.case;
}

/** The cases of a suite that have inputs, under its name. One with a mistake is left out: the suite's own editor says so. */
async function itemsOf({ core }: Services, { uri, suite }: PromptSuite): Promise<readonly CaseItem[]> {
  const { readCases } = await core();
  const items: CaseItem[] = [];
  for await (const read of readCases(suite, await createOpenSuiteFiles(locateSuite(uri).folder), AbortSignal.timeout(readWithinMs))) {
    if (items.length === mostCases) break;
    if (!('case' in read) || Object.keys(read.case.vars).length === 0) continue;
    const { id, description, severity, vars } = read.case;
    items.push({ label: id, description: description ?? (severity === 'normal' ? '' : severity), detail: inputsInOneLine(vars, 200), case: read.case });
  }
  if (items.length === 0) return [];
  const count = items.length === mostCases ? `the first ${mostCases.toLocaleString('en-US')} cases` : items.length === 1 ? '1 case' : `${items.length} cases`;
  return [{ label: `${vscode.workspace.asRelativePath(uri)}: ${count}`, kind: vscode.QuickPickItemKind.Separator }, ...items];
}
