import type { Suite } from '../suites/types.ts';

/** The most US dollars that a run of a suite may spend, and who says so. */
export type SuiteBudget = { readonly usd: number; readonly from: 'person' | 'suite' | 'repository' };

/** Who may set one besides the suite, in US dollars: the person who starts the run, and `budgets.usdPerRun` of the repository. */
export type BudgetsAround = { readonly person?: number; readonly repository?: number };

/** The nearest word wins: the person's, else the suite's own, else the repository's. Undefined where nobody sets one. */
export function suiteBudget({ budget }: Pick<Suite, 'budget'>, { person, repository }: BudgetsAround): SuiteBudget | undefined {
  if (person !== undefined) return { usd: person, from: 'person' };
  if (budget !== undefined) return { usd: budget.usd, from: 'suite' };
  return repository === undefined ? undefined : { usd: repository, from: 'repository' };
}
