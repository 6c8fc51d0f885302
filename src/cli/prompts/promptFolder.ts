import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isPromptshiftPath, listVersions, lockFileName, parseLock, PromptshiftError, type PromptVersion, type VersionsLock } from '../../core/index.ts';
import { fileErrorReason } from '../../node/fileError.ts';
import { relativePath } from '../../node/paths.ts';
import { readText, type TextEncoding } from '../../node/textFile.ts';
import type { CliContext } from '../context.ts';

/** A versioned prompt and what lies beside it. Paths are absolute; `shown` is how messages name a file. */
export type PromptFolder = {
  readonly own: PromptVersion;
  readonly versions: readonly PromptVersion[];
  readonly lock: VersionsLock;
  readonly lockPath: string;
  readonly shown: (path: string) => string;
};

/**
 * The version that a path names: a file, or a folder's newest.
 * @throws PromptshiftError `configuration` for a path that is no versioned prompt, a lock that cannot be read
 */
export async function openPromptFolder(path: string, { cwd }: CliContext): Promise<PromptFolder> {
  const full = resolve(cwd, path);
  const isFolder = await stat(full).then((found) => found.isDirectory(), (error: unknown) => {
    throw new PromptshiftError('configuration', `${path} cannot be read: ${fileErrorReason(error)}.`, 'Name a prompt, such as prompts/triage/1.2.0.md.', { cause: error });
  });
  const folder = isFolder ? full : dirname(full);
  const versions = listVersions((await readdir(folder)).map((name) => join(folder, name)));
  const own = isFolder ? versions.at(-1) : versions.find((each) => each.path === full);
  if (own === undefined || !isPromptshiftPath(own.path)) {
    throw new PromptshiftError('configuration', `${path} has no version.`, 'Versions are files such as prompts/triage/1.2.0.md.');
  }
  const lockPath = join(folder, lockFileName);
  return { own, versions, lock: await readLock(lockPath, relativePath(cwd, lockPath)), lockPath, shown: (file) => relativePath(cwd, file) };
}

/** The version that somebody named; a file name will do. */
export function findVersion({ versions, own }: PromptFolder, version: string): PromptVersion {
  const found = versions.find((each) => each.version === version || basename(each.path) === version);
  if (found !== undefined) return found;
  throw new PromptshiftError('configuration', `There is no version ${version} of this prompt.`, `Name one of ${versions.map((each) => each.version).join(', ') || own.version}.`);
}

/** @throws PromptshiftError `configuration` when it cannot be read */
export async function readVersion({ path }: PromptVersion, shown: string): Promise<{ readonly text: string; readonly encoding: TextEncoding }> {
  const found = await readText(path);
  if (found === undefined) throw new PromptshiftError('configuration', `${shown} cannot be read as text.`, 'Name a prompt, such as prompts/triage/1.2.0.md.');
  return found;
}

async function readLock(path: string, shown: string): Promise<VersionsLock> {
  const found = await readText(path);
  const lock = parseLock(found?.text ?? '{}');
  if (lock.problem === undefined) return lock;
  throw new PromptshiftError('configuration', `${shown}: ${lock.problem}`, 'Correct it, or take it out of git again.');
}
