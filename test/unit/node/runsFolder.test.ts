import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCacheFolder } from '../../../src/node/responseCacheFolder.ts';
import { canKeepRuns, journalPath, newRunId, wouldCommitRuns } from '../../../src/node/runsFolder.ts';
import { answer } from '../core/runs/samples.ts';
import { scratchFolder } from '../scratchFolder.ts';

describe('where runs are kept', () => {
  it('names runs by time and prompt, with nothing a file system minds', () => {
    const id = newRunId(Date.parse('2026-11-21T12:00:00.123Z'), 'Ticket: triage/Größe 1.2.0 ../..');
    expect(id).toMatch(/^2026-11-21T120000Z-ticket-triage-gr-e-1-2-0-[0-9a-f]{4}$/);
    expect(journalPath('/w', id)).toBe(join('/w', '.promptshift', 'runs', `${id}.jsonl`));
    expect(newRunId(0, '../..')).toMatch(/^1970-01-01T000000Z-[0-9a-f]{4}$/);
  });

  it.each([
    ['no repository', {}, false],
    ['no rule', { '.git/HEAD': 'ref' }, true],
    ['a rule for runs', { '.git/HEAD': 'ref', '.gitignore': '.promptshift/runs/\n' }, false],
    ['a rule for all of it', { '.git/HEAD': 'ref', '.gitignore': '.promptshift\n' }, false],
    ['a rule that only this machine has', { '.git/HEAD': 'ref', '.git/info/exclude': '.promptshift/\n' }, false],
    ['another rule', { '.git/HEAD': 'ref', '.gitignore': 'node_modules\n' }, true],
  ])('with %s', async (_what, files, committed) => {
    expect(await wouldCommitRuns(await scratchFolder(files as Record<string, string>))).toBe(committed);
  });
});

describe('canKeepRuns', () => {
  it('looks at the folder that would be written', async () => {
    const folder = await scratchFolder({ 'a/.promptshift/runs/x.jsonl': '' });
    expect(await canKeepRuns(join(folder, 'a'))).toBe(true);
    expect(await canKeepRuns(folder)).toBe(true);
    expect(await canKeepRuns(join(folder, 'none'))).toBe(false);
  });

  // nothing is forbidden to root
  it.skipIf(process.getuid?.() === 0)('says no of a folder without permission', async () => {
    const folder = await scratchFolder({});
    await chmod(folder, 0o555);
    expect(await canKeepRuns(folder)).toBe(false);
  });
});

describe('createCacheFolder', () => {
  it('keeps answers by their key, and takes what it cannot read for a miss', async () => {
    const folder = join(await scratchFolder({}), 'cache');
    const cache = createCacheFolder(folder);
    const key = 'ab'.repeat(32);
    expect(await cache.get(key)).toBeUndefined();
    await Promise.all([cache.put(key, answer({ text: 'kept' })), cache.put(key, answer({ text: 'kept' }))]);
    expect(await cache.get(key)).toEqual(answer({ text: 'kept' }));
    expect(await readdir(join(folder, 'ab'))).toEqual([`${key}.json`]);
    await writeFile(join(folder, 'ab', `${key}.json`), '{"version":1,"answer":{"text":1}}');
    expect(await cache.get(key)).toBeUndefined();
    await writeFile(join(folder, 'ab', `${key}.json`), '{"version":1,"ans');
    expect(await cache.get(key)).toBeUndefined();
  });

  it('a cache that cannot be written stays empty', async () => {
    const folder = await scratchFolder({ cache: 'a file' });
    await mkdir(join(folder, 'x'));
    await createCacheFolder(join(folder, 'cache')).put('ab', answer());
    expect(await createCacheFolder(join(folder, 'cache')).get('ab')).toBeUndefined();
  });
});
