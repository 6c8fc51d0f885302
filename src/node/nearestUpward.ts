import { dirname, join } from 'node:path';
import type { FileReader } from '../core/index.ts';

/** What the nearest file of a name means for a folder. */
export type NearestUpward<Found> = (folder: string) => Promise<Found>;

/**
 * Looks for `name` in a folder and then in each one above it. `read` is asked once for each file that is found, `none` for
 * the topmost folder where there is no file all the way up; answers are kept for every folder on the way.
 */
export function nearestUpward<Found>(name: string, files: FileReader, read: (path: string, folder: string) => Promise<Found>, none: (top: string) => Found): NearestUpward<Found> {
  const known = new Map<string, Promise<Found>>();
  const find = async (folder: string): Promise<Found> => {
    const path = join(folder, name);
    if (await files.exists(path)) return await read(path, folder);
    const parent = dirname(folder);
    return parent === folder ? none(folder) : await forFolder(parent);
  };
  const forFolder = (folder: string): Promise<Found> => {
    const result = known.get(folder) ?? find(folder);
    known.set(folder, result);
    return result;
  };
  return forFolder;
}
