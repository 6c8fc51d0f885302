import { join } from 'node:path';
import { PromptshiftError } from '../core/errors.ts';
import { errorCode } from './fileError.ts';
import { runGit, unknownCommitRemedy } from './git.ts';

/** A repository at an earlier commit. Paths are absolute. */
export interface GitRevision {
  /** Files that differ from it now, deleted ones and untracked ones too. */
  readonly changed: ReadonlySet<string>;
  /** A file as it was; undefined where it was not there. */
  read(path: string): Promise<string | undefined>;
}

/**
 * The repository around `folder` where its branch left `ref`, seen at the files below `folder`. `flag`: the option that asks for it.
 * @throws PromptshiftError `configuration` outside a repository, for a ref that is not there, without git; the signal's reason when aborted
 */
export async function openRevision(folder: string, ref: string, signal: AbortSignal, flag = '--against'): Promise<GitRevision> {
  const git = (...args: readonly string[]): Promise<string> => runGit(folder, args, signal);
  await git('rev-parse', '--is-inside-work-tree').catch((error: unknown) => {
    if (signal.aborted) throw signal.reason;
    if (errorCode(error) !== 'ENOENT') throw new PromptshiftError('configuration', `${folder} is in no git repository.`, `Leave ${flag} out, or run it in a checkout.`, { cause: error });
  });
  const commit = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`).catch((error: unknown) => {
    if (signal.aborted) throw signal.reason;
    throw errorCode(error) === 'ENOENT'
      ? new PromptshiftError('configuration', `${flag} asks git, which is not installed or not on the PATH.`, `Install git, or leave ${flag} out.`, { cause: error })
      : new PromptshiftError('configuration', `git knows no commit called ${ref} in ${folder}.`, unknownCommitRemedy, { cause: error });
  });
  // Without a common commit (another history, a shallow clone) it is the commit itself.
  const base = (await git('merge-base', commit.trim(), 'HEAD').catch(() => commit)).trim();
  const top = (await git('rev-parse', '--show-toplevel')).trim();
  const prefix = (await git('rev-parse', '--show-prefix')).trim();
  const [tracked, untracked] = await Promise.all([
    git('diff', '--name-only', '-z', '--no-ext-diff', '--no-renames', base, '--', '.'),
    git('ls-files', '--others', '--exclude-standard', '-z'),
  ]);
  const paths = [...tracked.split('\0').filter(Boolean), ...untracked.split('\0').filter(Boolean).map((path) => `${prefix}${path}`)];
  const relative = new Map(paths.map((path) => [join(top, path), path]));
  return {
    changed: new Set(relative.keys()),
    read: async (path) => {
      const inside = relative.get(path);
      if (inside === undefined) return undefined;
      try {
        return await git('cat-file', 'blob', `${base}:${inside}`);
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (errorCode(error) === 'ENOENT') throw error;
        return undefined;
      }
    },
  };
}
