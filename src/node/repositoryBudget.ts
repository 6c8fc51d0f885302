import { createFixedSettings, createNearestSettings, type FinderOptions } from './settingsFinder.ts';

type BudgetOptions = FinderOptions & {
  /** Names a file in messages. */
  readonly show: (path: string) => string;
  /** A file of settings that holds in place of the nearest. */
  readonly config?: string;
};

/**
 * `budgets.usdPerRun` of the `promptshift.json` nearest to a folder, in US dollars; undefined where it sets none.
 * @throws PromptshiftError `configuration` for a file with a mistake: it may have meant to set one
 */
export async function repositoryBudget(folder: string, { show, config, ...options }: BudgetOptions): Promise<number | undefined> {
  const finder = config === undefined ? createNearestSettings(show, options) : await createFixedSettings(config, show(config), folder, options);
  return (await finder.forFolder(folder)).settings.budgets.usdPerRun;
}
