import { dirname, resolve } from 'node:path';
import { createBudget, type AskDeps, type Prompt } from '../../core/index.ts';
import { createJournalFile } from '../../node/journalFile.ts';
import { createCacheFolder } from '../../node/responseCacheFolder.ts';
import { canKeepRuns, journalPath, newRunId, runFolders } from '../../node/runsFolder.ts';
import type { CompareOptions } from './options.ts';
import type { CliContext } from '../context.ts';
import { remindOfRuns } from '../remindOfRuns.ts';
import { repositoryBudget } from '../repositoryBudget.ts';

export type Run = Pick<AskDeps, 'journal' | 'budget' | 'cache'> & { readonly runId: string; close(): Promise<void> };

/**
 * The journal of a new run below the workspace's folder, its budget, and the cache where one is wanted. Where nothing can be written
 * the comparison goes on without a journal: its result is printed all the same.
 */
export async function openRun({ name, path }: Pick<Prompt, 'name' | 'path'>, root: string, options: CompareOptions, context: CliContext): Promise<Run> {
  const { clock, stderr } = context;
  // a recording costs nothing
  const capUsd = options.replay === undefined ? (options.budget ?? (await repositoryBudget(dirname(resolve(context.cwd, path)), options.config, context))) : undefined;
  const runId = newRunId(clock.now(), name);
  const journal = (await canKeepRuns(root)) ? createJournalFile(journalPath(root, runId)) : undefined;
  if (journal === undefined && options.quiet !== true) stderr.write(`promptshift: This run is not kept: ${root} cannot be written.\n`);
  return {
    runId,
    ...(journal === undefined ? {} : { journal }),
    ...(capUsd === undefined ? {} : { budget: createBudget(capUsd) }),
    ...(options.cache === true ? { cache: createCacheFolder(runFolders(root).cache) } : {}),
    close: async () => {
      try {
        await journal?.close();
      } catch (error) {
        stderr.write(`promptshift: The journal of this run is not whole: ${error instanceof Error ? error.message : String(error)}.\n`);
      }
      if (journal !== undefined && options.quiet !== true) await remindOfRuns(root, context);
    },
  };
}
