import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Logger } from '../../../../src/core/index.ts';
import { createFileReader } from '../../../../src/node/fileReader.ts';
import { cacheKey, openAnalysisCache, type AnalysisCache } from '../../../../src/node/scanning/analysisCache.ts';
import { scanTree, type ScanTreeOptions, type TreeScan } from '../../../../src/node/scanning/scanTree.ts';
import { relativePath } from '../../../../src/node/paths.ts';
import { createNearestSettings } from '../../../../src/node/settingsFinder.ts';
import { scratchFolder } from '../../scratchFolder.ts';

const today = '2026-11-21';
const quiet: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

async function scan(root: string, options: Partial<ScanTreeOptions> = {}, signal = new AbortController().signal): Promise<readonly TreeScan[]> {
  const settings = createNearestSettings((path) => path, { files: createFileReader(), today, signal });
  const scans: TreeScan[] = [];
  for await (const each of scanTree([root], { settings, show: (path) => relativePath(root, path), today, ...options }, signal)) scans.push(each);
  return scans;
}
const rowsOf = (scans: readonly TreeScan[]) => scans.flatMap((each) => (each.kind === 'scanned' ? each.rows : []));

/** Enough files for threads, of several languages. */
function manyFiles(): Record<string, string> {
  const files: Record<string, string> = {};
  for (let i = 0; i < 50; i++) {
    files[`a${i}/x.ts`] = `call({ model: "gpt-4o" }); // ${i}\n`;
    files[`a${i}/y.py`] = `client.create(model="gpt-4-0613")\n`;
  }
  return files;
}

describe('scanTree', () => {
  it('gives the same in the same order on threads, on this thread, and from the cache', async () => {
    const root = await scratchFolder(manyFiles());
    const folder = await scratchFolder({});
    const open = async (): Promise<AnalysisCache> => await openAnalysisCache({ folder, roots: [root], scannerVersion: '1', today, logger: quiet });
    const alone = await scan(root, { threads: 1 });
    expect(rowsOf(alone)).toHaveLength(100);
    const cache = await open();
    expect(await scan(root, { threads: 3, cache })).toEqual(alone);
    await cache.save();
    expect(await scan(root, { threads: 3, cache: await open(), workerFile: new URL('file:///nowhere') })).toEqual(alone);
  });

  it('stops with the signal', async () => {
    const root = await scratchFolder(manyFiles());
    const controller = new AbortController();
    const settings = createNearestSettings((path) => path, { files: createFileReader(), today, signal: controller.signal });
    let seen = 0;
    const run = async (): Promise<void> => {
      for await (const _ of scanTree([root], { settings, show: (path) => path, today, threads: 2 }, controller.signal)) if (++seen === 3) controller.abort(new Error('enough'));
    };
    await expect(run()).rejects.toThrow('enough');
    expect(seen).toBeLessThan(100);
  });
});

describe('openAnalysisCache', () => {
  const job = (text: string) => ({ language: 'typescript', bytes: new TextEncoder().encode(text), shown: 'x', inRepository: 'a.ts' }) as const;
  const analysis = { references: [] };

  it('tells content, language, path and accessors apart', () => {
    const keys = [cacheKey(job('a'), []), cacheKey(job('b'), []), cacheKey({ ...job('a'), language: 'python' }, []), cacheKey({ ...job('a'), inRepository: 'b.ts' }, []), cacheKey(job('a'), [{ path: 'x' }])];
    expect(new Set(keys).size).toBe(5);
    expect(cacheKey({ ...job('a'), shown: 'other' }, [])).toBe(keys[0]);
  });

  it('forgets what another scanner found, what is damaged, and what does not fit', async () => {
    const folder = await scratchFolder({});
    const open = async (scannerVersion = '1', fileLimit?: number): Promise<AnalysisCache> =>
      await openAnalysisCache({ folder, roots: ['/r'], scannerVersion, today, logger: quiet, ...(fileLimit === undefined ? {} : { fileLimit }) });
    const first = await open();
    for (const key of ['one', 'two']) first.add(key, { references: [], problem: key });
    await first.save();
    expect((await open()).find('two')).toEqual({ references: [], problem: 'two' });
    expect((await open('2')).find('two')).toBeUndefined();
    const [name = ''] = await readdir(folder);
    const path = join(folder, name);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('"problem":"one"', '"problem":"eno"').slice(0, -1));
    expect([(await open()).find('one'), (await open()).find('two')]).toEqual([undefined, { references: [], problem: 'two' }]);
    await writeFile(path, Buffer.alloc(3000, 0xff));
    expect((await open()).find('two')).toBeUndefined();
    const small = await open('1', 300);
    for (let i = 0; i < 20; i++) small.add(`key${i}`, analysis);
    await small.save();
    expect((await readFile(path, 'utf8')).length).toBeLessThanOrEqual(301);
  });

  it('keeps the folder within its limit, and goes on without a folder', async () => {
    const folder = await scratchFolder({ 'scan-0.txt': 'x'.repeat(500), 'other.txt': 'x'.repeat(5000) });
    const cache = await openAnalysisCache({ folder, roots: ['/r'], scannerVersion: '1', today, logger: quiet, folderLimit: 400 });
    cache.add('one', analysis);
    await cache.save();
    expect((await readdir(folder)).filter((name) => name === 'scan-0.txt' || name === 'other.txt')).toEqual(['other.txt']);
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file');
    const blocked = await openAnalysisCache({ folder, roots: ['/r'], scannerVersion: '1', today, logger: quiet });
    blocked.add('one', analysis);
    await expect(blocked.save()).resolves.toBeUndefined();
  });
});
