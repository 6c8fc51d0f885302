import { describe, expect, it } from 'vitest';
import { contentHash } from '../../../../../src/core/prompts/versions/contentHash.ts';
import { diffVersions } from '../../../../../src/core/prompts/versions/diffVersions.ts';
import { listVersions, previousVersion } from '../../../../../src/core/prompts/versions/listVersions.ts';
import { newVersion } from '../../../../../src/core/prompts/versions/newVersion.ts';
import { compareVersions, stepVersion } from '../../../../../src/core/prompts/versions/semver.ts';
import { emptyLock, formatLock, parseLock, release, releaseState } from '../../../../../src/core/prompts/versions/versionsLock.ts';

const text = '---\nmodel: gpt-4o\nchanges: Old   # why\n---\n# User\nhi\n';

describe('versions', () => {
  it('are ordered as semver.org says', () => {
    const sorted = ['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0', '1.2.0', '1.10.0', '2.0.0'];
    expect(sorted.toReversed().toSorted(compareVersions)).toEqual(sorted);
    expect(compareVersions('1.0.0+a', '1.0.0+b')).toBe(0);
  });

  it('step forward', () => {
    expect([stepVersion('1.2.3', 'patch'), stepVersion('1.2.3', 'minor'), stepVersion('1.2.3', 'major'), stepVersion('1.2.3-rc.1', 'patch'), stepVersion('x', 'patch')])
      .toEqual(['1.2.4', '1.3.0', '2.0.0', '1.2.3', undefined]);
  });

  it('are the files of a folder', () => {
    const versions = listVersions(['prompts/a/1.10.0.md', 'prompts/a/1.9.0.md', 'prompts/a/notes.md', 'prompts/a/versions.lock.json']);
    expect(versions.map(({ version }) => version)).toEqual(['1.9.0', '1.10.0']);
    expect(previousVersion(versions, '1.10.0')?.path).toBe('prompts/a/1.9.0.md');
    expect(previousVersion(versions, '1.9.0')).toBeUndefined();
  });

  it('differ by their texts, whatever their line ends', async () => {
    expect(await diffVersions('prompts/a/1.1.0.md', 'a\r\nb\r\n', 'a\nc\n')).toContain('-b\n+c');
    expect(await diffVersions('prompts/a/1.1.0.md', 'a\r\n', 'a\n')).toBe('');
  });
});

describe('the lock', () => {
  it('hashes what a file says, not how it is stored', async () => {
    const hash = await contentHash('a\nb\n');
    // printf 'a\nb\n' | sha256sum
    expect(hash).toBe('911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2');
    for (const same of ['a\r\nb\r\n', '\uFEFFa\nb\n', 'a\nb', 'a\rb\r', 'a\nb\n\n  \n']) expect(await contentHash(same)).toBe(hash);
    for (const other of ['a\n\nb\n', 'a \nb\n', '\na\nb\n', 'A\nb\n']) expect(await contentHash(other)).not.toBe(hash);
  });

  it('is read, written and kept as it was', async () => {
    const lock = await release(await release(emptyLock, '1.10.0', 'b', '2026-11-22'), '1.9.0', 'a', '2026-11-21');
    const written = formatLock(lock);
    expect(written.split('\n')).toHaveLength(5);
    expect(written.indexOf('1.9.0')).toBeLessThan(written.indexOf('1.10.0'));
    expect(parseLock(written)).toEqual(lock);
    expect(await release(lock, '1.9.0', 'changed', '2027-01-01')).toBe(lock);
    expect(formatLock(emptyLock)).toBe('{}\n');
  });

  it('tells drafts, releases and edits apart', async () => {
    const lock = await release(emptyLock, '1.0.0', text, '2026-11-21');
    expect(await releaseState(lock, '1.0.0', text.replaceAll('\n', '\r\n'))).toBe('released');
    expect(await releaseState(lock, '1.0.0', `${text}more`)).toBe('edited');
    expect(await releaseState(lock, '1.1.0', text)).toBe('draft');
    expect(await releaseState(lock, undefined, text)).toBe('draft');
    expect(await releaseState(lock, 'constructor', text)).toBe('draft');
  });

  it('says what in it cannot be read, and reads the rest', () => {
    const good = `"1.0.0": { "sha256": "${'a'.repeat(64)}", "released": "2026-11-21" }`;
    expect(parseLock(`{ ${good}, "1.1.0": { "sha256": "x" } }`)).toMatchObject({ entries: { '1.0.0': { released: '2026-11-21' } }, problem: 'versions.lock.json: 1.1.0 needs "sha256", 64 hex digits, and "released", a day.' });
    expect(parseLock('[]').problem).toMatch(/one JSON object/);
    expect(parseLock('{ "1.0.0": ').problem).toMatch(/not valid JSON/);
    expect(parseLock('{ /* note */ }')).toEqual({ entries: {} });
  });
});

describe('a new version', () => {
  const input = { path: 'prompts/a/1.2.0.md', text, step: 'minor' as const, reason: 'Ask: "one" word', siblings: ['prompts/a/1.2.0.md'], lock: emptyLock, day: '2026-11-21' };

  it('has the reason in place of the old one, and locks the version it follows', async () => {
    const made = await newVersion(input);
    expect(made).toMatchObject({ version: '1.3.0', path: 'prompts/a/1.3.0.md', text: '---\nmodel: gpt-4o\nchanges: \'Ask: "one" word\'   # why\n---\n# User\nhi\n' });
    expect(made.lock.path).toBe('prompts/a/versions.lock.json');
    expect(parseLock(made.lock.text).entries['1.2.0']).toEqual({ sha256: await contentHash(text), released: '2026-11-21' });
    expect(made.restore).toBeUndefined();
  });

  it.each([
    ['---\nmodel: gpt-4o\n---\n# User\nhi', '---\nmodel: gpt-4o\nchanges: New\n---\n# User\nhi'],
    ['# User\r\nhi', '---\r\nchanges: New\r\n---\r\n# User\r\nhi'],
    ['---\r\nchanges:\r\n---\r\n# User\r\nhi', '---\r\nchanges: New\r\n---\r\n# User\r\nhi'],
    ['---\nchanges: |\n  Old\n  text\nmodel: x\n---\n# User\nhi', '---\nchanges: New\nmodel: x\n---\n# User\nhi'],
    ['---\nchanges: >-\n  Old\n---\n# User\n---\n', '---\nchanges: New\n---\n# User\n---\n'],
  ])('writes the reason into %j', async (before, after) => {
    expect((await newVersion({ ...input, text: before, reason: ' New\n' })).text).toBe(after);
  });

  it('takes the next number that is free', async () => {
    const siblings = ['prompts/a/1.2.0.md', 'prompts/a/1.3.0.md', 'prompts/a/1.4.1.md'];
    expect((await newVersion({ ...input, siblings })).version).toBe('1.5.0');
    expect((await newVersion({ ...input, siblings, step: 'patch' })).version).toBe('1.2.1');
    expect((await newVersion({ ...input, siblings, step: 'major', path: 'C:\\w\\prompts\\a\\1.2.0.md' })).path).toBe('C:\\w\\prompts\\a\\2.0.0.md');
  });

  it('of an edited release asks for the released text back', async () => {
    const lock = await release(emptyLock, '1.2.0', 'released', '2026-01-01');
    const made = await newVersion({ ...input, lock });
    expect(made.restore).toEqual({ path: input.path, sha256: await contentHash('released'), released: '2026-01-01' });
    expect(parseLock(made.lock.text)).toEqual(lock);
  });

  it('needs a version to follow and a reason', async () => {
    await expect(newVersion({ ...input, path: 'a.prompt' })).rejects.toThrow('has no version');
    await expect(newVersion({ ...input, reason: ' ' })).rejects.toThrow('needs a reason');
  });
});

it('is what the schema says that editors check it with', async () => {
  const { Ajv } = await import('ajv');
  const { readFileSync } = await import('node:fs');
  const validate = new Ajv().compile(JSON.parse(readFileSync(new URL('../../../../../syntaxes/versions.lock.schema.json', import.meta.url), 'utf8')) as object);
  const lock = await release(emptyLock, '1.0.0-rc.1', text, '2026-11-21');
  expect(validate(JSON.parse(formatLock(lock)))).toBe(true);
  expect(validate({ latest: lock.entries['1.0.0-rc.1'] })).toBe(false);
  expect(validate({ '1.0.0': { sha256: 'x', released: '2026-11-21' } })).toBe(false);
});
