import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PromptshiftError } from '../core/index.ts';
import { fileErrorReason } from '../node/fileError.ts';

/** Several paths, or a file, are shown from the working directory; what a single folder holds is shown from there. */
export async function resolveRoots(paths: readonly string[], cwd: string): Promise<{ readonly roots: readonly string[]; readonly base: string }> {
  const roots = await Promise.all(paths.map(async (path) => {
    const root = resolve(cwd, path);
    try {
      return { root, isFolder: (await stat(root)).isDirectory() };
    } catch (error) {
      throw new PromptshiftError(
        'configuration', `${path} cannot be scanned: ${fileErrorReason(error)}.`, `Name a file or folder, seen from ${cwd}.`, { cause: error },
      );
    }
  }));
  const only = roots.length === 1 ? roots[0] : undefined;
  return { roots: roots.map(({ root }) => root), base: only?.isFolder === true ? only.root : cwd };
}
