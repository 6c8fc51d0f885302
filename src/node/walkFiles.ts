import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileErrorReason } from './fileError.ts';
import { enterFolder, enterNestedRepository, gitIgnoreAbove, isIgnored, type GitIgnore } from './gitIgnore.ts';
import type { PathFilter } from './pathFilter.ts';

/** A file of the tree, or a folder that could not be listed. `path` is absolute; `reason` is a sentence without it. */
export type WalkEntry =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string };

/** The filter for what a folder holds, given the one of its parent. Called once a folder, before its entries. */
export type FilterFor = (folder: string) => PathFilter | Promise<PathFilter>;

/** Never entered: version control, installed packages and this tool's own journals. */
const skippedFolders: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules', '.promptshift']);

/**
 * Every file below `root` (absolute) in a stable order, hidden ones included, that `.gitignore` files and the filter let through.
 * Links are not followed: what they lead to is either in the tree anyway or outside it. `root` itself may be a link or a file.
 * @throws the signal's reason when aborted, a system error when `root` is not there
 */
export async function* walkFiles(root: string, filterFor: FilterFor, signal: AbortSignal): AsyncGenerator<WalkEntry> {
  signal.throwIfAborted();
  if (!(await stat(root)).isDirectory()) {
    yield { kind: 'file', path: root };
    return;
  }
  yield* walkFolder(root, await gitIgnoreAbove(root), true, filterFor, signal);
}

async function* walkFolder(
  folder: string, outer: GitIgnore, isRoot: boolean, filterFor: FilterFor, signal: AbortSignal,
): AsyncGenerator<WalkEntry> {
  signal.throwIfAborted();
  const entries = await list(folder);
  if (!Array.isArray(entries)) {
    yield { kind: 'unreadable', path: folder, reason: `Cannot be listed: ${fileErrorReason(entries.error)}.` };
    return;
  }
  const names = new Set(entries.map(({ name }) => name));
  const rules = !isRoot && names.has('.git') ? await enterNestedRepository(folder)
    : names.has('.gitignore') ? await enterFolder(outer, folder)
    : outer;
  const filter = await filterFor(folder);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (skippedFolders.has(entry.name) || isIgnored(rules, path, true) || !filter.folder(path)) continue;
      yield* walkFolder(path, rules, false, filterFor, signal);
    } else if (entry.isFile() && !isIgnored(rules, path, false) && filter.file(path)) {
      yield { kind: 'file', path };
    }
  }
}

async function list(folder: string): Promise<Dirent[] | { readonly error: unknown }> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return { error };
  }
}
