import { defaultSettings, parseSettings, PromptshiftError, type FileReader, type Settings } from '../core/index.ts';
import { fileErrorReason } from './fileError.ts';
import { nearestUpward } from './nearestUpward.ts';
import { createPathFilter, type PathFilter } from './pathFilter.ts';

/** Settings and where they hold: `base` is the folder their paths and patterns start from; `fromFile` is false for the defaults. */
export type FoundSettings = { readonly settings: Settings; readonly base: string; readonly fromFile: boolean; readonly filter: PathFilter };

/** The settings that apply to a folder. */
export interface SettingsFinder {
  /** @throws PromptshiftError `configuration` naming file and line of a mistake */
  forFolder(folder: string): Promise<FoundSettings>;
}

export type FinderOptions = { readonly files: FileReader; readonly today: string; readonly signal: AbortSignal };

/** The nearest `promptshift.json` upward from a folder applies to it. Each is read once. `show` names a file in messages. */
export function createNearestSettings(show: (path: string) => string, options: FinderOptions): SettingsFinder {
  const read = async (path: string, folder: string): Promise<FoundSettings> => found(await readSettings(path, show(path), options), folder);
  return { forFolder: nearestUpward('promptshift.json', options.files, read, (top) => found(defaultSettings, top, false)) };
}

/** One file's settings for everything, as `--config` asks; its paths and patterns start from `base`. */
export async function createFixedSettings(path: string, show: string, base: string, options: FinderOptions): Promise<SettingsFinder> {
  const fixed = found(await readSettings(path, show, options), base);
  return { forFolder: async () => fixed };
}

async function readSettings(path: string, show: string, { files, today, signal }: FinderOptions): Promise<Settings> {
  let bytes: Uint8Array;
  try {
    bytes = await files.read(path, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new PromptshiftError('configuration', `${show}: cannot be read: ${fileErrorReason(error)}.`, 'Check the path and its permissions.', { cause: error });
  }
  return await parseSettings(new TextDecoder().decode(bytes), show, today);
}

function found(settings: Settings, base: string, fromFile = true): FoundSettings {
  return { settings, base, fromFile, filter: createPathFilter(base, settings) };
}
