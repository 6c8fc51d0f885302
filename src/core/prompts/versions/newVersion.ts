import { PromptshiftError } from '../../errors.ts';
import { applyEdits } from '../../text/range.ts';
import { parsePrompt } from '../parsePrompt.ts';
import { listVersions } from './listVersions.ts';
import { stepVersion, type VersionStep } from './semver.ts';
import { setChanges } from './setChanges.ts';
import { formatLock, lockFileName, release, releaseState, type LockEntry, type VersionsLock } from './versionsLock.ts';

export type NewVersionInput = {
  readonly path: string;
  readonly text: string;
  readonly step: VersionStep;
  /** Why: goes into `changes`. */
  readonly reason: string;
  /** The files in the prompt's folder. */
  readonly siblings: readonly string[];
  readonly lock: VersionsLock;
  /** `YYYY-MM-DD` */
  readonly day: string;
};

/** What a new version writes. Paths are beside the prompt's own, written as it is. */
export type NewVersion = {
  readonly version: string;
  readonly path: string;
  readonly text: string;
  /** The lock, with the version that it follows released. */
  readonly lock: { readonly path: string; readonly text: string };
  /** Set where the version it follows was edited after its release: that file must get the text back that has this hash. */
  readonly restore?: LockEntry & { readonly path: string };
};

/**
 * A new version of a prompt, from its text. The version it follows counts as released from now on.
 * @throws PromptshiftError `configuration` for a file without a version, a step without a reason
 */
export async function newVersion({ path, text, step, reason, siblings, lock, day }: NewVersionInput): Promise<NewVersion> {
  const { version, format } = parsePrompt(path, text);
  if (version === undefined || format !== 'promptshift') throw new PromptshiftError('configuration', `${path} has no version.`, 'Only files such as prompts/triage/1.2.0.md have versions.');
  if (reason.trim() === '') throw new PromptshiftError('configuration', 'A new version needs a reason.', 'Say what changes, such as --reason "Ask for one word only".');
  const next = freeVersion(version, step, siblings);
  const folder = path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const entry = lock.entries[version];
  const wasEdited = (await releaseState(lock, version, text)) === 'edited';
  return {
    version: next,
    path: `${folder}${next}.md`,
    text: applyEdits(text, [setChanges(text, reason)]),
    lock: { path: `${folder}${lockFileName}`, text: formatLock(await release(lock, version, text, day)) },
    ...(wasEdited && entry !== undefined ? { restore: { ...entry, path } } : {}),
  };
}

/** The step from this version; where it is taken, from the newest. */
function freeVersion(version: string, step: VersionStep, siblings: readonly string[]): string {
  const taken = listVersions(siblings).map((each) => each.version);
  const own = stepVersion(version, step);
  if (own !== undefined && !taken.includes(own)) return own;
  const next = stepVersion(taken.at(-1) ?? version, step);
  if (next === undefined) throw new PromptshiftError('configuration', `${version} is no version that can be counted on.`, 'Name the file by a version such as 1.2.0.md.');
  return next;
}
