import { realpath } from 'node:fs/promises';
import { relative, isAbsolute } from 'node:path';
import { readTextFile } from '../../node/readTextFile.ts';

/** Reads files of a folder by absolute path; none where a link leads out of it. */
export function readInside(root: string): (path: string, signal: AbortSignal) => Promise<string | undefined> {
  return async (path, signal) => {
    const [folder, file] = await Promise.all([realpath(root), realpath(path).catch(() => undefined)]);
    const way = file === undefined ? '..' : relative(folder, file);
    if (file === undefined || way.startsWith('..') || isAbsolute(way)) return undefined;
    const found = await readTextFile(file, signal);
    return found.kind === 'text' ? found.text : undefined;
  };
}
