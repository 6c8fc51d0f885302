import { runGit } from './git.ts';

/** Who git takes for the author of a commit here; undefined where it does not say. */
export async function gitUserName(folder: string, signal: AbortSignal): Promise<string | undefined> {
  const name = await runGit(folder, ['config', 'user.name'], signal).catch(() => '');
  return name.trim().slice(0, 200) || undefined;
}
