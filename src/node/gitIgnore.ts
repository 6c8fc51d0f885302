import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { relativePath } from './paths.ts';

/** The rules of one `.gitignore`, which mean paths below its folder. */
type Level = { readonly folder: string; readonly rules: Ignore };

/** The `.gitignore` files that speak about a folder, outermost first. Immutable: entering a folder makes a new one. */
export type GitIgnore = { readonly levels: readonly Level[] };

/** No rules at all. */
export const noGitIgnore: GitIgnore = { levels: [] };

/** True when git would leave the path out. The parents of `path` are taken to be entered already. */
export function isIgnored({ levels }: GitIgnore, path: string, isFolder: boolean): boolean {
  for (const { folder, rules } of levels.toReversed()) {
    const verdict = rules.test(relativePath(folder, path) + (isFolder ? '/' : ''));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

/** The rules inside `folder`: its own `.gitignore` on top of its parents'. An unreadable one counts as empty. */
export async function enterFolder(outer: GitIgnore, folder: string): Promise<GitIgnore> {
  const text = await readOrNothing(join(folder, '.gitignore'));
  return text === '' ? outer : { levels: [...outer.levels, { folder, rules: ignore().add(text) }] };
}

/**
 * The rules that reach `folder` from above it, up to the top of its git repository; none outside a repository,
 * and none when they would leave out `folder` itself: whoever names a folder means it.
 */
export async function gitIgnoreAbove(folder: string): Promise<GitIgnore> {
  let rules = noGitIgnore;
  for (const each of await foldersUpToRepository(folder)) {
    if (isIgnored(rules, each, true)) return noGitIgnore;
    rules = await addExcludeFile(rules, each);
    if (each !== folder) rules = await enterFolder(rules, each);
  }
  return rules;
}

/** The rules at the top of a repository inside another one, which the outer one's files do not reach. */
export async function enterNestedRepository(folder: string): Promise<GitIgnore> {
  return await enterFolder(await addExcludeFile(noGitIgnore, folder), folder);
}

async function addExcludeFile(rules: GitIgnore, folder: string): Promise<GitIgnore> {
  const text = await readOrNothing(join(folder, '.git', 'info', 'exclude'));
  return text === '' ? rules : { levels: [...rules.levels, { folder, rules: ignore().add(text) }] };
}

/** From the repository's top down to `folder`; empty when no parent holds `.git`. */
async function foldersUpToRepository(folder: string): Promise<string[]> {
  const folders: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    folders.unshift(at);
    if (await exists(join(at, '.git'))) return folders;
    if (dirname(at) === at) return [];
  }
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(() => true, () => false);
}

async function readOrNothing(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '');
}
