import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PromptshiftError } from '../core/errors.ts';
import { errorCode } from './fileError.ts';

const run = promisify(execFile);
/** A list of file names; a repository with more is not asked for its changes. */
const mostBytes = 64 * 1024 * 1024;

/** What to do where a commit is not known. */
export const unknownCommitRemedy = 'Check its spelling; in CI fetch it first: "fetch-depth: 0" of actions/checkout, or "git fetch origin main".';

/**
 * The files (absolute) below `folder` that differ from where its branch left `ref`: committed since, staged, edited or untracked.
 * A renamed file counts under its new name, a deleted one not at all.
 * @throws PromptshiftError `configuration` outside a repository, for a ref that is not there, without git; the signal's reason when aborted
 */
export async function changedFiles(folder: string, ref: string, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const git = (...args: readonly string[]): Promise<string> => runGit(folder, args, signal);
  await git('rev-parse', '--is-inside-work-tree').catch((error: unknown) => {
    throw refusal(error, `${folder} is in no git repository.`, 'Leave --changed out, or scan a folder of a checkout.', signal);
  });
  const commit = (await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`).catch((error: unknown) => {
    throw refusal(error, `git knows no commit called ${ref} here.`, unknownCommitRemedy, signal);
  })).trim();
  const base = (await git('merge-base', commit, 'HEAD').catch((error: unknown) => {
    throw refusal(error, `${ref} and HEAD have no commit in common here.`, 'Fetch the whole history: "fetch-depth: 0" of actions/checkout, or "git fetch --unshallow".', signal);
  })).trim();
  const [tracked, untracked] = await Promise.all([
    git('diff', '--name-only', '-z', '--no-ext-diff', '--diff-filter=d', '--find-renames', '--relative', base, '--'),
    git('ls-files', '--others', '--exclude-standard', '-z'),
  ]);
  return new Set([...tracked.split('\0'), ...untracked.split('\0')].filter((path) => path !== '').map((path) => join(folder, path)));
}

/** What a git command prints. @throws the system's error, or the signal's reason */
export async function runGit(folder: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  // A monitor that a repository's configuration names is a program we were not asked to start.
  const { stdout } = await run('git', ['-c', 'core.fsmonitor=false', ...args], {
    cwd: folder, maxBuffer: mostBytes, signal, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
  });
  return stdout;
}

function refusal(error: unknown, message: string, remedy: string, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  return errorCode(error) === 'ENOENT'
    ? new PromptshiftError('configuration', '--changed asks git, which is not installed or not on the PATH.', 'Install git, or leave --changed out.', { cause: error })
    : new PromptshiftError('configuration', message, remedy, { cause: error });
}
