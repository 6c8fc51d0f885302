import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { leaveOutKnown, PromptshiftError, readKnownFindings, writeKnownFindings, type ScanRow } from '../../core/index.ts';
import { fileErrorReason } from '../../node/fileError.ts';
import { relativePath } from '../../node/paths.ts';

/** Where rows have their paths from, and where a file that a person names is looked for. */
type Places = { readonly base: string; readonly cwd: string };

/**
 * The rows without the findings that `file` has, and how many those are.
 * @throws PromptshiftError `configuration` when it cannot be read or is no such file
 */
export async function leaveOutKnownOf(
  file: string, rows: readonly ScanRow[], { base, cwd }: Places,
): Promise<{ readonly rows: readonly ScanRow[]; readonly left: number }> {
  const path = resolve(cwd, file);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new PromptshiftError('configuration', `${file} cannot be read: ${fileErrorReason(error)}.`, `Write it once with "promptshift scan --write-known ${file}".`, { cause: error });
  });
  const known = readKnownFindings(text);
  if (known === undefined) {
    throw new PromptshiftError('configuration', `${file} is no file of known findings.`, `Write it anew with "promptshift scan --write-known ${file}".`);
  }
  return leaveOutKnown(rows, known, pathFrom(path, base), (found) => !existsSync(resolve(dirname(path), found)));
}

/**
 * Writes every finding of the rows to `file`. Paths in it start from its own folder, so that it holds wherever a scan is started.
 * @throws PromptshiftError `configuration` when it cannot be written
 */
export async function writeKnownOf(file: string, rows: readonly ScanRow[], { base, cwd }: Places): Promise<void> {
  const path = resolve(cwd, file);
  const write = async (): Promise<void> => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, writeKnownFindings(rows, pathFrom(path, base)));
  };
  await write().catch((error: unknown) => {
    throw new PromptshiftError('configuration', `${file} cannot be written: ${fileErrorReason(error)}.`, 'Give --write-known a file that can be written.', { cause: error });
  });
}

function pathFrom(file: string, base: string): (path: string) => string {
  return (path) => relativePath(dirname(file), resolve(base, path));
}
