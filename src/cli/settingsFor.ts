import { resolve } from 'node:path';
import { createFileReader } from '../node/fileReader.ts';
import { relativePath } from '../node/paths.ts';
import { createFixedSettings, createNearestSettings, type SettingsFinder } from '../node/settingsFinder.ts';
import type { CliContext } from './context.ts';

/** The settings that `--config` names, else the nearest ones. */
export async function settingsFor({ config }: { readonly config?: string }, today: string, { cwd, signal }: CliContext): Promise<SettingsFinder> {
  const options = { files: createFileReader(), today, signal };
  return config === undefined
    ? createNearestSettings((path) => relativePath(cwd, path), options)
    : await createFixedSettings(resolve(cwd, config), config, cwd, options);
}
