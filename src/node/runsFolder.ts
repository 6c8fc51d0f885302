import { randomBytes } from 'node:crypto';
import { access, constants, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gitIgnoreAbove, enterFolder, isIgnored } from './gitIgnore.ts';

/** Where a workspace keeps what runs leave behind. Paths are of the host. */
export type RunFolders = { readonly runs: string; readonly cache: string; readonly recordings: string };

export function runFolders(root: string): RunFolders {
  const own = join(root, '.promptshift');
  return { runs: join(own, 'runs'), cache: join(own, 'cache'), recordings: join(own, 'recordings') };
}

/** The name of a new run: sorts by time, and two at the same moment differ. Such as `2026-11-21T120000Z-triage-1f3a`. */
export function newRunId(now: number, name: string): string {
  const time = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z').replaceAll(':', '');
  const words = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 40);
  return [time, words, randomBytes(2).toString('hex')].filter((part) => part !== '').join('-');
}

export function journalPath(root: string, id: string): string {
  return join(runFolders(root).runs, `${id}.jsonl`);
}

/** False where nothing can be written, such as in a checkout that is mounted read-only. */
export async function canKeepRuns(root: string): Promise<boolean> {
  for (const folder of [runFolders(root).runs, join(root, '.promptshift'), root]) {
    if (await stat(folder).then(() => true, () => false)) return await access(folder, constants.W_OK).then(() => true, () => false);
  }
  return false;
}

/** True when git would take runs in: they hold prompts and answers, and usually should not be committed. */
export async function wouldCommitRuns(root: string): Promise<boolean> {
  const inRepository = await stat(join(root, '.git')).then(() => true, () => false);
  if (!inRepository) return false;
  const rules = await enterFolder(await gitIgnoreAbove(root), root);
  return ![join(root, '.promptshift'), runFolders(root).runs].some((folder) => isIgnored(rules, folder, true));
}

/** The line for `.gitignore`; reference runs, recordings and reviews are meant to be committed. */
export const gitIgnoreLines = ['.promptshift/runs/', '.promptshift/cache/'] as const;
