import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultStyle } from '../../src/core/aliases/accessors/accessor.ts';
import { missingFor } from '../support/accessors/accessorProgram.ts';
import { accessorVariants } from '../support/accessors/accessorVariants.ts';
import { run } from '../unit/cli/capture.ts';

const config = '{ "aliases": { "chat.core": { "default": "new", "rollback": "old", "env": "CORE_MODEL" } } }\n';
const limit = 240_000;
let root = '';
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'drill-')); });
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** One language each: those variants that read JSON without a library of the project. */
const variants = accessorVariants.filter(({ title, json = 'none' }) => json === 'none' && !title.includes('CommonJS') && !title.includes('JavaScript'));

function record({ language, file, format = 'esm', namespace = '', json = 'none', imports }: (typeof variants)[number], aliases = ['chat.core']): void {
  write('models.config.json', config);
  write('promptshift.json', JSON.stringify({ accessors: [{ language: language.id, path: file }] }));
  write(file, language.generate(aliases, { path: file, format, namespace, json, ...(imports === undefined ? {} : { imports: './models.config.json' }) }, defaultStyle));
}

describe.each(variants)('promptshift alias drill on $title', (variant) => {
  const { language, file } = variant;
  const missing = missingFor(variant);

  it.skipIf(missing.length > 0)('gets the old model after the edit and after the variable alone, and leaves nothing behind', async () => {
    record(variant);
    const { code, stdout } = await run(['alias', 'drill'], { cwd: root });
    expect(stdout).toBe(`passed   chat.core  ${file}  after the edit, new → old: it gets old\npassed   chat.core  ${file}  after CORE_MODEL=old alone: it gets old\n`);
    expect(code).toBe(0);
    expect(readdirSync(join(root, dirname(file)))).toHaveLength(dirname(file) === '.' ? 3 : 1);
  }, limit);

  it.skipIf(missing.length > 0)('fails in the accessor’s own words, and on code that does not compile', async () => {
    record(variant, ['chat.gone']);
    const { code, stdout } = await run(['alias', 'drill', '--format', 'json'], { cwd: root });
    expect(code).toBe(1);
    const { results } = JSON.parse(stdout) as { readonly results: readonly { readonly outcome: string; readonly got: string }[] };
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
    for (const { got } of results) expect(got).toMatch(/There is no model alias "chat\.gone" in .*models\.config\.json; it has chat\.core$/);
    write(file, '"');
    const broken = await run(['alias', 'drill'], { cwd: root });
    expect(broken.code).toBe(1);
    expect(broken.stdout.split('\n')[0]).toMatch(/^failed {3}chat\.core .*: .{10}/);
  }, limit);

  it.skipIf(language.id === 'typescript')('says what it needs where that is not on the PATH', async () => {
    record(variant);
    const { code, stdout } = await run(['alias', 'drill'], { cwd: root, env: { PATH: root } });
    expect(code).toBe(3);
    expect(stdout).toMatch(/^not run {2}chat\.core .*: needs `\w+`.* on the PATH$/m);
  });
});
