import { readFile, stat } from 'node:fs/promises';
import type { FileReader } from '../core/index.ts';

/** Files by absolute path. */
export function createFileReader(): FileReader {
  return {
    read: async (path, signal) => {
      signal.throwIfAborted();
      return await readFile(path);
    },
    exists: async (path) => {
      try {
        return (await stat(path)).isFile();
      } catch {
        return false;
      }
    },
  };
}
