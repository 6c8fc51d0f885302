import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Analysis, Logger } from '../../core/index.ts';
import { fileErrorReason } from '../fileError.ts';
import type { ScanJob } from './scanJob.ts';

/** Analyses of files by their content. What is kept says nothing of a day: findings are judged anew each time. */
export interface AnalysisCache {
  find(key: string): Analysis | undefined;
  add(key: string, analysis: Analysis): void;
  /** Writes what is new. Never rejects: without a cache the next scan takes longer, nothing else. */
  save(): Promise<void>;
}

/** Nothing kept, nothing found. */
export const noCache: AnalysisCache = { find: () => undefined, add: () => undefined, save: () => Promise.resolve() };

export type CacheOptions = {
  /** Made when needed; see `cacheFolder`. */
  readonly folder: string;
  /** The roots of the scan: each set has a file of its own, so that a small scan reads a small file. */
  readonly roots: readonly string[];
  readonly scannerVersion: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly logger: Logger;
  /** Bounds of one file and of the folder, in bytes; 24 and 128 MB unless told. */
  readonly fileLimit?: number;
  readonly folderLimit?: number;
};

/** What a file's analysis depends on. `accessors` are those of its settings. */
export function cacheKey({ bytes, language, inRepository }: ScanJob, accessors: readonly object[]): string {
  return createHash('sha256').update(bytes).update(`\0${language}\0${inRepository}\0${JSON.stringify(accessors)}`).digest('base64url').slice(0, 32);
}

type Entry = { readonly json: string; readonly day: string };

/** Kept this long after the last scan that used it. */
const unusedDays = 30;
const dayLength = 86_400_000;

/** Opens the file of these roots; a missing, damaged or other scanner's one counts as empty, a damaged line as missing. */
export async function openAnalysisCache(options: CacheOptions): Promise<AnalysisCache> {
  const { folder, roots, scannerVersion, today, logger, fileLimit = 24 * 1024 * 1024, folderLimit = 128 * 1024 * 1024 } = options;
  const path = join(folder, `scan-${sum(roots.join('\0'))}.txt`);
  const header = `promptshift scan 1 ${scannerVersion}`;
  const entries = await readEntries(path, header, fileLimit);
  const used = new Set<string>();
  let added = false;

  return {
    find: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      used.add(key);
      return JSON.parse(entry.json) as Analysis;
    },
    add: (key, analysis) => {
      entries.set(key, { json: JSON.stringify(analysis), day: today });
      used.add(key);
      added = true;
    },
    save: async () => {
      if (!added) return;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        // Another scan may be writing as well: the last one to finish wins, and none is ever half there.
        const half = `${path}.${process.pid}.tmp`;
        await writeFile(half, render(header, entries, used, today, fileLimit), { mode: 0o600 });
        await rename(half, path);
        await shrink(folder, folderLimit);
      } catch (error) {
        logger.debug(`The cache in ${folder} cannot be written: ${fileErrorReason(error)}`);
      }
    },
  };
}

async function readEntries(path: string, header: string, limit: number): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    if ((await stat(path)).size > 2 * limit) return entries;
    const lines = (await readFile(path, 'utf8')).split('\n');
    if (lines[0] !== header) return entries;
    for (const line of lines) {
      const match = /^(\S+) (\S+) (\d{4}-\d\d-\d\d) (.+)$/.exec(line);
      const [, key = '', check, day = '', json = ''] = match ?? [];
      if (match !== null && check === sum(`${key} ${day} ${json}`)) entries.set(key, { json, day });
    }
  } catch {
    // Not there yet, or not ours to read.
  }
  return entries;
}

/** Used entries first, then those that were used lately, as far as the limit allows. */
function render(header: string, entries: ReadonlyMap<string, Entry>, used: ReadonlySet<string>, today: string, limit: number): string {
  const oldest = new Date(Date.parse(today) - unusedDays * dayLength).toISOString().slice(0, 10);
  const kept = [...entries].filter(([key, { day }]) => used.has(key) || day >= oldest)
    .map(([key, { json, day }]) => ({ key, json, day: used.has(key) ? today : day }))
    .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  const lines = [header];
  let size = header.length;
  for (const { key, json, day } of kept) {
    const line = `${key} ${sum(`${key} ${day} ${json}`)} ${day} ${json}`;
    size += line.length + 1;
    if (size > limit) break;
    lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}

/** Removes the files that were written longest ago until the rest is within the limit. */
async function shrink(folder: string, limit: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^scan-\w+\.txt(?:\.\d+\.tmp)?$/.test(name));
  const files = await Promise.all(names.map(async (name) => ({ path: join(folder, name), ...await sizeAndTime(join(folder, name)) })));
  let total = 0;
  for (const { path, size } of files.toSorted((a, b) => b.time - a.time)) {
    total += size;
    if (total > limit) await rm(path, { force: true });
  }
}

async function sizeAndTime(path: string): Promise<{ readonly size: number; readonly time: number }> {
  return await stat(path).then(({ size, mtimeMs }) => ({ size, time: mtimeMs }), () => ({ size: 0, time: 0 }));
}

function sum(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 12);
}
