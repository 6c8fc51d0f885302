import { formatLock, parsePrompt, promptProblem, PromptshiftError, release, releaseState } from '../../core/index.ts';
import { unifiedDiff } from '../../core/aliases/pin/unifiedDiff.ts';
import { plainUtf8 } from '../../node/textFile.ts';
import type { ReleaseOptions } from './options.ts';
import { exitCodes, type CliContext } from '../context.ts';
import { dayOf } from '../day.ts';
import { writeResult } from '../output.ts';
import { openPromptFolder, readVersion } from './promptFolder.ts';
import { writePrompt } from './writePrompt.ts';

/**
 * Locks a version.
 * @throws PromptshiftError `configuration` for a prompt with a mistake, or one that is released and was edited since
 */
export async function runRelease(path: string, { dryRun = false }: ReleaseOptions, context: CliContext): Promise<void> {
  const { own, lock, lockPath, shown } = await openPromptFolder(path, context);
  const { text } = await readVersion(own, shown(own.path));
  const problem = promptProblem(parsePrompt(shown(own.path), text));
  if (problem !== undefined) throw problem;
  const state = await releaseState(lock, own.version, text);
  if (state === 'edited') {
    throw new PromptshiftError('configuration', `${shown(own.path)} is released and was changed since.`, `Make it a new version: promptshift prompts new-version ${shown(own.path)} --reason "…".`);
  }
  if (state === 'released') context.stderr.write(`${own.version} is released already.\n`);
  else {
    const after = formatLock(await release(lock, own.version, text, dayOf(context.clock)));
    if (dryRun) await writeResult(context, undefined, await unifiedDiff([{ path: shown(lockPath), before: Object.keys(lock.entries).length === 0 ? '' : formatLock(lock), after }]));
    else {
      await writePrompt(lockPath, after, plainUtf8, { shown: shown(lockPath) });
      context.stdout.write(`released ${shown(own.path)}\n`);
    }
  }
  context.finish(exitCodes.clean);
}
