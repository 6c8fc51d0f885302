import { relative } from 'node:path';
import { applyEdits, PromptshiftError, unifiedDiff, type TextEdit } from '../../core/index.ts';
import { fileErrorReason } from '../../node/fileError.ts';
import { toSlashes } from '../../node/paths.ts';
import { writeText } from '../../node/textFile.ts';
import type { CliContext, OutputStream } from '../context.ts';
import type { ConfigFile } from './configFile.ts';

/** What became of a change: how the file is called in messages, whether anything changes, and where to report. */
export type WrittenConfig = { readonly shown: string; readonly changed: boolean; readonly out: OutputStream };

/**
 * Writes edits to the file in its own encoding; with `dryRun`, prints them as a unified diff instead.
 * @throws PromptshiftError `configuration` when the file cannot be written
 */
export async function writeConfig({ path, text, encoding }: ConfigFile, edits: readonly TextEdit[], dryRun: boolean, { cwd, stdout, stderr, signal }: CliContext): Promise<WrittenConfig> {
  const shown = toSlashes(relative(cwd, path));
  const after = applyEdits(text, edits);
  const changed = after !== text;
  signal.throwIfAborted();
  if (dryRun) stdout.write(await unifiedDiff([{ path: shown, before: text, after }]));
  else if (changed) {
    await writeText(path, after, encoding).catch((error: unknown) => {
      throw new PromptshiftError('configuration', `${shown} cannot be written: ${fileErrorReason(error)}.`, 'Check its permissions.', { cause: error });
    });
  }
  return { shown, changed, out: dryRun ? stderr : stdout };
}
