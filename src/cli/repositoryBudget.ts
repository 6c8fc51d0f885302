import { resolve } from 'node:path';
import { createFileReader } from '../node/fileReader.ts';
import { repositoryBudget as budgetOf } from '../node/repositoryBudget.ts';
import type { CliContext } from './context.ts';
import { dayOf } from './day.ts';

/** `budgets.usdPerRun` of the `promptshift.json` nearest to a folder, or of the one that `--config` names; undefined where it sets none. */
export async function repositoryBudget(folder: string, config: string | undefined, { clock, cwd, signal }: CliContext): Promise<number | undefined> {
  const named = config === undefined ? undefined : resolve(cwd, config);
  return await budgetOf(folder, {
    files: createFileReader(), today: dayOf(clock), signal,
    show: (path) => (path === named ? (config ?? path) : path),
    ...(named === undefined ? {} : { config: named }),
  });
}
