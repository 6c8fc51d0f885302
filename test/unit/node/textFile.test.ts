import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeText, plainUtf8, readText, writeText } from '../../../src/node/textFile.ts';

const root = mkdtempSync(join(tmpdir(), 'text-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('text files', () => {
  it.each([['utf-8', false], ['utf-8', true], ['utf-16le', true], ['utf-16be', true]] as const)('come back byte for byte in %s, mark %s', async (encoding, bom) => {
    const bytes = encodeText('naïve 😀\r\n', { encoding, bom });
    const path = join(root, `${encoding}${bom}`);
    writeFileSync(path, bytes);
    const found = await readText(path);
    expect(found).toEqual({ text: 'naïve 😀\r\n', encoding: { encoding, bom } });
    await writeText(path, found?.text ?? '', found?.encoding ?? plainUtf8);
    expect(Buffer.compare(readFileSync(path), bytes)).toBe(0);
  });

  it('are undefined when they are not there or binary, and made with their folders', async () => {
    writeFileSync(join(root, 'binary'), Buffer.from([1, 0, 2]));
    expect(await readText(join(root, 'binary'))).toBeUndefined();
    expect(await readText(join(root, 'none', 'such'))).toBeUndefined();
    await writeText(join(root, 'none', 'such'), 'x', plainUtf8);
    expect((await readText(join(root, 'none', 'such')))?.text).toBe('x');
  });
});
