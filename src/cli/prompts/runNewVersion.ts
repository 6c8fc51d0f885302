import { newVersion, parsePrompt, promptProblem, PromptshiftError, type VersionStep } from '../../core/index.ts';
import { unifiedDiff } from '../../core/aliases/pin/unifiedDiff.ts';
import { plainUtf8, readText } from '../../node/textFile.ts';
import type { NewVersionOptions } from './options.ts';
import { exitCodes, type CliContext } from '../context.ts';
import { dayOf } from '../day.ts';
import { writeResult } from '../output.ts';
import { openPromptFolder, readVersion } from './promptFolder.ts';
import { releasedText } from './releasedText.ts';
import { writePrompt } from './writePrompt.ts';

/**
 * Makes the next version of a prompt. The file it copies is left alone, unless it was released and edited: then it gets its
 * released text back, which git must have.
 * @throws PromptshiftError `configuration` for a prompt with a mistake, for a released text that is gone
 */
export async function runNewVersion(path: string, options: NewVersionOptions, context: CliContext): Promise<void> {
  const { own, versions, lock, lockPath, shown } = await openPromptFolder(path, context);
  const { text, encoding } = await readVersion(own, shown(own.path));
  const problem = promptProblem(parsePrompt(shown(own.path), text));
  if (problem !== undefined) throw problem;
  const step: VersionStep = options.major === true ? 'major' : options.patch === true ? 'patch' : 'minor';
  const made = await newVersion({ path: own.path, text, step, reason: options.reason, siblings: versions.map((each) => each.path), lock, day: dayOf(context.clock) });
  const restored = made.restore === undefined ? undefined : await releasedText(own.path, made.restore.sha256, context.signal);
  if (made.restore !== undefined && restored === undefined) {
    throw new PromptshiftError('configuration', `${shown(own.path)} was released and edited, and git has no file with the released text.`, 'Put the released text back by hand, or remove its entry from versions.lock.json.');
  }
  if (options.dryRun === true) {
    const lockBefore = (await readText(lockPath))?.text;
    await writeResult(context, undefined, await unifiedDiff([
      { path: shown(made.path), after: made.text },
      ...(restored === undefined ? [] : [{ path: shown(own.path), before: text, after: restored }]),
      { path: shown(lockPath), ...(lockBefore === undefined ? {} : { before: lockBefore }), after: made.lock.text },
    ]));
  } else {
    await writePrompt(made.path, made.text, encoding, { shown: shown(made.path), isNew: true });
    if (restored !== undefined) await writePrompt(own.path, restored, encoding, { shown: shown(own.path) });
    await writePrompt(lockPath, made.lock.text, plainUtf8, { shown: shown(lockPath) });
    context.stdout.write(`created ${shown(made.path)}\n${restored === undefined ? '' : `restored ${shown(own.path)}\n`}`);
  }
  context.finish(exitCodes.clean);
}
