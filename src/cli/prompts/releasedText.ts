import { dirname } from 'node:path';
import { contentHash, decodeText } from '../../core/index.ts';
import { runGit } from '../../node/git.ts';

/** Commits that are looked through. */
const mostCommits = 200;

/** The text of a file with a hash, from git: what is staged, committed, or was; undefined where git has none. */
export async function releasedText(path: string, sha256: string, signal: AbortSignal): Promise<string | undefined> {
  const folder = dirname(path);
  const git = async (...args: readonly string[]): Promise<string | undefined> => await runGit(folder, args, signal).catch((): undefined => {
    signal.throwIfAborted();
    return undefined;
  });
  const name = (await git('ls-files', '--full-name', '--', path))?.trim();
  if (name === undefined || name === '') return undefined;
  const commits = (await git('log', `--max-count=${mostCommits}`, '--format=%H', '--', path))?.split('\n').filter(Boolean) ?? [];
  for (const commit of ['', ...commits]) {
    const text = await git('cat-file', 'blob', `${commit}:${name}`);
    if (text !== undefined && (await contentHash(text)) === sha256) return withoutMark(text);
  }
  return undefined;
}

function withoutMark(text: string): string {
  const decoded = decodeText(new TextEncoder().encode(text));
  return decoded.kind === 'text' ? decoded.text : text;
}
