import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { firstVersion, listVersions, PromptshiftError } from '../../core/index.ts';
import { unifiedDiff } from '../../core/aliases/pin/unifiedDiff.ts';
import { fileErrorReason } from '../../node/fileError.ts';
import { plainUtf8 } from '../../node/textFile.ts';
import type { CliContext } from '../context.ts';
import type { NewOptions } from './options.ts';
import { writePrompt } from './writePrompt.ts';

/**
 * Writes the first version of a prompt below the working directory: what "New prompt…" of the editor writes.
 * @throws PromptshiftError `configuration` for a name that is none, a prompt that has versions already, a folder that cannot be written
 */
export async function runNew(name: string, { model, dryRun = false }: NewOptions, { cwd, stdout, signal }: CliContext): Promise<void> {
  if (model.trim() === '') throw new PromptshiftError('configuration', 'A prompt needs a model.', 'Give --model an alias or a model id, such as chat.core.');
  const { path, text } = firstVersion(name, model.trim());
  const target = join(cwd, path);
  const folder = dirname(target);
  const newest = listVersions(await readdir(folder).then((names) => names.map((each) => join(folder, each)), () => [])).at(-1);
  if (newest !== undefined) throw new PromptshiftError('configuration', `There is a prompt ${name} already: its newest version is ${newest.version}.`, `Make the next one: promptshift prompts new-version prompts/${name} --reason "…".`);
  signal.throwIfAborted();
  if (dryRun) return stdout.write(await unifiedDiff([{ path, after: text }]));
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new PromptshiftError('configuration', `${dirname(path)} cannot be made: ${fileErrorReason(error)}.`, 'Check its permissions, and that no file has its name.', { cause: error });
  });
  await writePrompt(target, text, plainUtf8, { shown: path, isNew: true });
  stdout.write(`created ${path}\n`);
}
