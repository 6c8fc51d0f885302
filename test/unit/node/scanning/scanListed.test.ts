import { describe, expect, it } from 'vitest';
import type { FileReader } from '../../../../src/core/index.ts';
import { createNearestAliases } from '../../../../src/node/aliasFinder.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';
import type { ScannedFile } from '../../../../src/node/scanning/scanFolders.ts';
import { scanListed, type ListedScanOptions } from '../../../../src/node/scanning/scanListed.ts';
import { createNearestSettings } from '../../../../src/node/settingsFinder.ts';

const today = '2026-11-21';
const { signal } = new AbortController();

/** A folder in memory, by path. */
async function scan(tree: Readonly<Record<string, string>>, over: Partial<ListedScanOptions> = {}): Promise<readonly ScannedFile[]> {
  const files: FileReader = {
    read: async (path) => {
      const text = tree[path];
      if (text === undefined) throw new Error(`There is no ${path}.`);
      return new TextEncoder().encode(text);
    },
    exists: async (path) => tree[path] !== undefined,
  };
  const list: ListedScanOptions['list'] = async (folder) => {
    const below = Object.keys(tree).filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1).split('/'));
    return [...new Map(below.map(([name = '', ...rest]) => [name, { name, isFolder: rest.length > 0 }])).values()];
  };
  const show = (path: string): string => path.replace('/repo/', '');
  const found: ScannedFile[] = [];
  for await (const file of scanListed('/repo', {
    list, files, show, today, left: () => undefined, foreign: new Set(['node_modules']), grammars: createGrammarSource(),
    settings: createNearestSettings(show, { files, today, signal }), aliases: createNearestAliases({ files, signal }), ...over,
  }, signal)) found.push(file);
  return found;
}

const call = 'client.responses.create({ model: "gpt-4o", input })\n';

describe('a folder that is on no disk', () => {
  it('is scanned with its settings, aliases and suites', async () => {
    const found = await scan({
      '/repo/src/a.ts': call, '/repo/src/skip/b.ts': call, '/repo/node_modules/x/c.ts': call, '/repo/readme.bin': 'gpt-4o',
      '/repo/promptshift.json': '{ "exclude": ["skip"], "risk": { "src/": "high" }, "rules": { "model/floating": "off" } }',
      '/repo/models.config.json': '{ "aliases": { "chat.core": { "default": "gpt-5.4-2026-03-05", "owner": "@chat" } } }',
      '/repo/evals/a.eval.yaml': 'alias: chat.core\n',
    });
    expect(found.filter(({ rows }) => rows.length > 0).map(({ path, rows }) => [path, rows.map(({ text }) => text)])).toEqual([
      ['/repo/models.config.json', ['gpt-5.4-2026-03-05']], ['/repo/evals/a.eval.yaml', ['chat.core']], ['/repo/src/a.ts', ['gpt-4o']],
    ]);
    const code = found.find(({ path }) => path.endsWith('a.ts'));
    expect(code?.ground).toMatchObject({ path: 'src/a.ts', risk: { 'src/': 'high' }, aliases: { 'chat.core': { owner: '@chat' } } });
    expect(code?.rows[0]?.findings.map(({ rule }) => rule)).not.toContain('model/floating');
    expect(found.map(({ suite }) => suite?.aliases).filter((aliases) => aliases !== undefined)).toEqual([['chat.core']]);
  });

  it('is scanned in part where one file was asked for, or where it has too many', async () => {
    const tree = { '/repo/a.ts': call, '/repo/b.ts': call, '/repo/c.ts': call };
    expect((await scan(tree, { only: new Set(['/repo/b.ts']) })).map(({ path }) => path)).toEqual(['/repo/b.ts']);
    let left = 0;
    expect((await scan(tree, { mostFiles: 2, left: () => void left++ })).map(({ path }) => path)).toEqual(['/repo/a.ts', '/repo/b.ts']);
    expect(left).toBe(1);
  });

  it('ends when it is stopped', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    const files: FileReader = { read: async () => new Uint8Array(), exists: async () => false };
    const settings = createNearestSettings((path) => path, { files, today, signal });
    const scans = scanListed('/repo', { list: async () => [], files, settings, aliases: createNearestAliases({ files, signal }), grammars: createGrammarSource(), show: (path) => path, today, foreign: new Set(), left: () => undefined }, stop.signal);
    await expect(scans.next()).rejects.toThrow('enough');
  });
});
