import { compareVersions, diffVersions, previousVersion, PromptshiftError } from '../../core/index.ts';
import type { DiffOptions } from './options.ts';
import { exitCodes, type CliContext } from '../context.ts';
import { writeResult } from '../output.ts';
import { findVersion, openPromptFolder, readVersion } from './promptFolder.ts';

/**
 * Prints what one version changed against another.
 * @throws PromptshiftError `configuration` for versions that are not there
 */
export async function runDiff(path: string, { from, to, output }: DiffOptions, context: CliContext): Promise<void> {
  const folder = await openPromptFolder(path, context);
  const newer = to === undefined ? folder.own : findVersion(folder, to);
  const older = from === undefined ? previousVersion(folder.versions, newer.version) : findVersion(folder, from);
  if (older === undefined) throw new PromptshiftError('configuration', `${newer.version} is the first version of this prompt.`, 'Name another one with --from.');
  const [before, after] = [await readVersion(older, folder.shown(older.path)), await readVersion(newer, folder.shown(newer.path))];
  const diff = await diffVersions(folder.shown(newer.path), before.text, after.text);
  const order = compareVersions(older.version, newer.version);
  if (diff === '') context.stderr.write(`${order === 0 ? 'That is one and the same version.' : `${older.version} and ${newer.version} say the same.`}\n`);
  await writeResult(context, output, diff);
  context.finish(exitCodes.clean);
}
