import { resolve } from 'node:path';
import { createFileReader } from '../node/fileReader.ts';
import { createFixedSettings, createNearestSettings } from '../node/settingsFinder.ts';
import type { CliContext } from './context.ts';
import { dayOf } from './day.ts';

/** `budgets.usdPerRun` of the `promptshift.json` nearest to a folder, or of the one that `--config` names; undefined where it sets none. */
export async function repositoryBudget(folder: string, config: string | undefined, { clock, cwd, signal }: CliContext): Promise<number | undefined> {
  const options = { files: createFileReader(), today: dayOf(clock), signal };
  const finder = config === undefined ? createNearestSettings((path) => path, options) : await createFixedSettings(resolve(cwd, config), config, cwd, options);
  return (await finder.forFolder(folder)).settings.budgets.usdPerRun;
}
