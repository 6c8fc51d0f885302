import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { PromptshiftError } from '../../core/index.ts';
import { fileErrorReason } from '../../node/fileError.ts';
import { readText, type TextEncoding } from '../../node/textFile.ts';

/** A `models.config.json` as it is on disk. */
export type ConfigFile = { readonly path: string; readonly text: string; readonly encoding: TextEncoding };

/**
 * The file that is named, or the nearest one upward from the working directory.
 * @throws PromptshiftError `configuration` when there is none, or it cannot be read
 */
export async function findConfigFile(cwd: string, named: string | undefined): Promise<ConfigFile> {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = named === undefined ? join(folder, 'models.config.json') : resolve(cwd, named);
    const file = await readText(path).catch((error: unknown) => {
      throw new PromptshiftError('configuration', `${path} cannot be read: ${fileErrorReason(error)}.`, 'Check its permissions.', { cause: error });
    });
    if (file !== undefined) return { path, ...file };
    if (named !== undefined) throw new PromptshiftError('configuration', `There is no file ${named}.`, 'Check --config.');
    if (dirname(folder) === folder) throw new PromptshiftError('configuration', 'There is no models.config.json here or above.', 'Make one with promptshift pin --alias NAME --write, or name it with --config.');
  }
}

/** The nearest `models.config.json` from a folder up to a root; where there is none, the one that would be made in the root. */
export async function nearestConfigPath(from: string, root: string): Promise<string> {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'models.config.json');
    if (await stat(path).then((found) => found.isFile(), () => false)) return path;
    if (folder === root || dirname(folder) === folder) return join(root, 'models.config.json');
  }
}
