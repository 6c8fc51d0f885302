import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isAnswer } from '../core/runs/journalRows.ts';
import type { ResponseCache } from '../core/runs/responseCache.ts';
import type { Answer } from '../core/runs/types.ts';

/** A response cache in a folder, one file an answer. A file that cannot be read, or holds no answer, is a miss. */
export function createCacheFolder(folder: string): ResponseCache {
  const fileOf = (key: string): string => join(folder, key.slice(0, 2), `${key}.json`);
  let written = 0;
  return {
    async get(key) {
      try {
        const entry = JSON.parse(await readFile(fileOf(key), 'utf8')) as { readonly version?: unknown; readonly answer?: unknown };
        return entry.version === 1 && isAnswer(entry.answer) ? entry.answer : undefined;
      } catch {
        return undefined;
      }
    },
    async put(key, answer: Answer) {
      const file = fileOf(key);
      // under another name first: nobody reads half an answer
      const half = `${file}.${process.pid}-${written++}`;
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(half, JSON.stringify({ version: 1, answer }));
        await rename(half, file);
      } catch {
        // stays a miss
      }
    },
  };
}
