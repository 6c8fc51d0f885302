import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../src/core/text/lineIndex.ts';

const root = 'test/fixtures/workspace';
type Label = { readonly path: string; readonly line: number; readonly column: number; readonly text: string; readonly role: string; readonly alias?: string };
const labels = readFileSync('test/fixtures/workspace.expected.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Label);

describe('the sample workspace', () => {
  it('has every labelled id where its label says', () => {
    expect(labels.length).toBeGreaterThan(150);
    for (const { path, line, column, text } of labels) {
      const source = readFileSync(`${root}/${path}`, 'utf8');
      const start = new LineIndex(source).lineStart(line) + column - 1;
      expect({ path, line, text: source.slice(start, start + text.length) }).toEqual({ path, line, text });
    }
  });

  it('has labels of every role in every kind of code', () => {
    const roles = new Set(labels.map(({ role }) => role));
    expect([...roles].toSorted()).toEqual(['assert', 'branch', 'catalog', 'dynamic', 'mention', 'usage']);
    const endings = new Set(labels.map(({ path }) => /\.(\w+)$/.exec(path)?.[1]));
    for (const ending of ['ts', 'tsx', 'cjs', 'mjs', 'py', 'go', 'json', 'yaml', 'yml', 'example', 'ipynb', 'md', 'tf']) expect(endings).toContain(ending);
  });

  it.each(readdirSync(`${root}/prompts`))('has released %s as its lock file says', (name) => {
    const folder = `${root}/prompts/${name}`;
    const lock = JSON.parse(readFileSync(`${folder}/versions.lock.json`, 'utf8')) as Record<string, { sha256: string; released: string }>;
    expect(Object.keys(lock)).toEqual(readdirSync(folder).filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -3)).toSorted());
    for (const [version, { sha256 }] of Object.entries(lock)) {
      expect(createHash('sha256').update(readFileSync(`${folder}/${version}.md`)).digest('hex')).toBe(sha256);
    }
  });

  it('has no accessor yet: pinning makes it', () => {
    expect(readdirSync(root)).not.toContain('promptshift.json');
    expect(readdirSync(`${root}/src`)).not.toContain('models.ts');
  });
});
