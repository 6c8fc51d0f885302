import { mkdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTextFile } from '../../../src/node/readTextFile.ts';
import { scratchFolder } from '../scratchFolder.ts';

const never = new AbortController().signal;

describe('readTextFile', () => {
  it('reads text and drops its byte order mark', async () => {
    const root = await scratchFolder({ 'a.ts': '\uFEFFconst ä = 1;\r\n' });
    expect(await readTextFile(join(root, 'a.ts'), never)).toEqual({ kind: 'text', text: 'const ä = 1;\r\n' });
  });

  it('reads UTF-16 with a mark', async () => {
    const root = await scratchFolder({ 'a.ts': Buffer.from('\uFEFFgpt-4o', 'utf16le') });
    expect(await readTextFile(join(root, 'a.ts'), never)).toEqual({ kind: 'text', text: 'gpt-4o' });
  });

  it('leaves a file of 50 MB out and says how large it is and what the limit is', async () => {
    const root = await scratchFolder({ 'big.ts': 'x' });
    await truncate(join(root, 'big.ts'), 50 * 1024 * 1024);
    expect(await readTextFile(join(root, 'big.ts'), never)).toEqual({ kind: 'skipped', reason: 'Not scanned: 50 MB is over the limit of 5 MB a file.' });
  });

  it('leaves a binary out', async () => {
    const root = await scratchFolder({ 'a.ts': Uint8Array.from([0x47, 0x40, 0, 0x10, 0xff]) });
    expect(await readTextFile(join(root, 'a.ts'), never)).toEqual({ kind: 'skipped', reason: 'Not scanned: it holds binary data, not text.' });
  });

  it('names why a file cannot be read', async () => {
    const root = await scratchFolder({});
    expect(await readTextFile(join(root, 'none.ts'), never)).toEqual({ kind: 'unreadable', reason: 'Cannot be read: it is not there.' });
    await mkdir(join(root, 'folder.ts'));
    expect(await readTextFile(join(root, 'folder.ts'), never)).toEqual({ kind: 'unreadable', reason: 'Cannot be read: it is a folder.' });
  });
});
