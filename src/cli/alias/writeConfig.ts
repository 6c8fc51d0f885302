import { relative } from 'node:path';
import { applyEdits, PromptshiftError, unifiedDiff, type TextEdit } from '../../core/index.ts';
import { fileErrorReason } from '../../node/fileError.ts';
import { toSlashes } from '../../node/paths.ts';
import { plainUtf8, writeText, type TextEncoding } from '../../node/textFile.ts';
import type { CliContext } from '../context.ts';
import type { ConfigFile } from './configFile.ts';

/** What became of a change: how the file is called in messages, whether anything changes, and the change as a diff where nothing was written. */
export type WrittenConfig = { readonly shown: string; readonly changed: boolean; readonly diff?: string };

/**
 * Writes edits to the file in its own encoding; with `dryRun` gives them back as a unified diff instead.
 * @throws PromptshiftError `configuration` when the file cannot be written
 */
export async function writeConfig({ path, text, encoding }: ConfigFile, edits: readonly TextEdit[], dryRun: boolean, context: CliContext): Promise<WrittenConfig> {
  return await writeWhole({ path, text, encoding }, applyEdits(text, edits), dryRun, context);
}

/** The same for a file that may not be there yet, by all of its new text. */
export async function writeWhole(
  { path, text, encoding = plainUtf8 }: { readonly path: string; readonly text?: string; readonly encoding?: TextEncoding }, after: string, dryRun: boolean, { cwd, signal }: CliContext,
): Promise<WrittenConfig> {
  const shown = toSlashes(relative(cwd, path));
  const changed = after !== (text ?? '');
  signal.throwIfAborted();
  if (dryRun) return { shown, changed, diff: await unifiedDiff([{ path: shown, ...(text === undefined ? {} : { before: text }), after }]) };
  if (changed) {
    await writeText(path, after, encoding).catch((error: unknown) => {
      throw new PromptshiftError('configuration', `${shown} cannot be written: ${fileErrorReason(error)}.`, 'Check its permissions.', { cause: error });
    });
  }
  return { shown, changed };
}
