import * as vscode from 'vscode';
import { PromptshiftError } from '../../core/errors.ts';
import type { ReferenceAbout } from '../../core/evals/referenceAbout.ts';
import type { PreparedSuite } from '../../core/evals/runner/prepareSuite.ts';
import type { SuiteBudget } from '../../core/evals/runner/suiteBudget.ts';
import type { SuiteRisk } from '../../core/evals/suites/suiteRisks.ts';
import { formatUsd } from '../../core/views/format.ts';

/** What a person allowed suites to do. */
export type SuitePermission = { readonly code: boolean };

/** `reference`: the reference run that the candidate alone is held against. */
type Asked = Pick<PreparedSuite, 'plan' | 'risks' | 'budget'> & { readonly reference?: ReferenceAbout };

/** Suites that one question names one by one. */
const mostNamed = 8;

/**
 * Asks before suites are run: how much they will ask for, and whether their code may run. Undefined when the person says no.
 * @throws PromptshiftError `configuration` for what nobody is asked about: files outside of the workspace, an endpoint of a suite's own
 */
export async function askSuitePermission(suites: readonly Asked[]): Promise<SuitePermission | undefined> {
  for (const { risks } of suites) risks.forEach(refuse);
  const code = suites.some(({ risks }) => risks.some(({ kind }) => kind === 'code'));
  const [only] = suites;
  const title = only !== undefined && suites.length === 1 ? (only.reference === undefined ? `Run ${only.plan.suite.name}?` : `Compare ${only.plan.suite.name} with its reference run?`) : `Run ${suites.length} eval suites?`;
  const detail = [
    ...suites.slice(0, mostNamed).map((suite) => (suites.length === 1 ? whatItTakes(suite) : `${suite.plan.suite.name}: ${whatItTakes(suite)}`)),
    ...(suites.length > mostNamed ? [`And ${suites.length - mostNamed} more: at least ${requestsOf(suites.slice(mostNamed)).toLocaleString('en-US')} requests.`] : []),
    ...(code ? [`${suites.length === 1 ? 'It has' : 'They have'} assertions that are code of this workspace. They run in a process without files and environment.`] : []),
  ].join('\n');
  const run = code ? 'Run, code included' : 'Run';
  return (await vscode.window.showInformationMessage(title, { modal: true, detail }, run)) === run ? { code } : undefined;
}

function refuse(risk: SuiteRisk): void {
  const { kind, place } = risk;
  if (kind === 'outside') throw new PromptshiftError('configuration', `${place.path}:${place.line} names a file outside of the workspace.`, 'Put the file into the workspace.');
  if (kind === 'endpoint') throw new PromptshiftError('configuration', `${place.path}:${place.line} names an endpoint of its own, which the editor does not use. Nothing was sent.`, 'Set promptshift.openai.baseUrl yourself, and take the endpoint out of the suite.');
}

function whatItTakes({ plan: { cases, repeat, sides }, reference, budget: most }: Asked): string {
  const budget = budgetWords(most);
  const count = `${cases.length.toLocaleString('en-US')} ${cases.length === 1 ? 'case' : 'cases'}${repeat === 1 ? '' : ` × ${repeat}`}`;
  const candidate = sides.candidate.model.model;
  if (reference !== undefined) return `${candidate} alone is asked, ${count}: at least ${(cases.length * repeat).toLocaleString('en-US')} requests. It is held against ${reference.model} as it answered on ${reference.ranAt.slice(0, 10)}. ${budget}`;
  return `${sides.baseline.model.model} and ${candidate}, ${count}: at least ${(cases.length * repeat * 2).toLocaleString('en-US')} requests. ${budget}`;
}

function budgetWords(budget: SuiteBudget | undefined): string {
  if (budget === undefined) return 'The suite has no budget.';
  return `At most ${formatUsd(budget.usd)} are spent${budget.from === 'repository' ? ' (budgets.usdPerRun of promptshift.json)' : ''}.`;
}

function requestsOf(suites: readonly Asked[]): number {
  return suites.reduce((sum, { plan: { cases, repeat } }) => sum + cases.length * repeat * 2, 0);
}
