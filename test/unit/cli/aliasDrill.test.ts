import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultStyle } from '../../../src/core/aliases/accessors/accessor.ts';
import { javascriptAccessor } from '../../../src/core/aliases/accessors/javascript.ts';
import { typescriptAccessor } from '../../../src/core/aliases/accessors/typescript.ts';
import { run } from './capture.ts';

let root = '';
const config = '{ "aliases": { "chat.core": { "default": "new", "rollback": "old", "env": "CORE_MODEL", "environments": { "staging": { "default": "s" } } }, "chat.small": { "default": "tiny" } } }\n';
const write = (path: string, text: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
const accessors = (...entries: readonly (readonly [language: string, path: string])[]): void => write('promptshift.json', JSON.stringify({ accessors: entries.map(([language, path]) => ({ language, path })) }));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'drill-'));
  write('models.config.json', config);
  write('src/models.ts', typescriptAccessor.generate(['chat.core'], { path: 'src/models.ts', format: 'esm', namespace: '', json: 'none' }, defaultStyle));
  write('lib/models.cjs', javascriptAccessor.generate(['chat.core'], { path: 'lib/models.cjs', format: 'commonjs', namespace: '', json: 'none' }, defaultStyle));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('promptshift alias drill', () => {
  it('runs every accessor after the edit and after the variable alone, and leaves the file as it is', async () => {
    accessors(['typescript', 'src/models.ts'], ['javascript', 'lib/models.cjs']);
    const { code, stdout, stderr } = await run(['alias', 'drill'], { cwd: root, env: { CORE_MODEL: 'set in this shell' } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(['src/models.ts', 'lib/models.cjs'].map((path) =>
      `passed   chat.core  ${path}  after the edit, new → old: it gets old\npassed   chat.core  ${path}  after CORE_MODEL=old alone: it gets old\n`).join(''));
    expect(readFileSync(join(root, 'models.config.json'), 'utf8')).toBe(config);
  });

  it('prints its result into a file, alone and plain', async () => {
    accessors(['typescript', 'src/models.ts']);
    const { code, stdout, stderr } = await run(['alias', 'drill', '--output', 'drill.txt', '--quiet'], { cwd: root, terminal: true });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(root, 'drill.txt'), 'utf8')).toMatch(/^passed {3}chat\.core {2}src\/models\.ts {2}after the edit/);
  });

  it('fails where the application would keep the new model', async () => {
    write('src/models.ts', 'export const model = (): string => "new";\n');
    accessors(['typescript', 'src/models.ts']);
    const { code, stdout } = await run(['alias', 'drill', 'chat.core', '--format', 'json'], { cwd: root });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ file: 'models.config.json', results: [{ outcome: 'failed', got: 'it still gets new' }, { outcome: 'failed', got: 'it still gets new' }] });
  });

  it('fails where an environment has a default of its own, which one edit does not reach', async () => {
    accessors(['typescript', 'src/models.ts']);
    const { code, stdout } = await run(['alias', 'drill'], { cwd: root, env: { PROMPTSHIFT_ENV: 'staging' } });
    expect(code).toBe(1);
    expect(stdout).toContain('failed   chat.core  src/models.ts  after the edit, new → old: it still gets s\n');
    expect(stdout).toContain('passed   chat.core  src/models.ts  after CORE_MODEL=old alone: it gets old\n');
  });

  it('fails with the accessor’s own words, and says what it cannot run', async () => {
    write('src/models.ts', typescriptAccessor.generate(['chat.gone'], { path: 'src/models.ts', format: 'esm', namespace: '', json: 'none' }, defaultStyle));
    accessors(['typescript', 'src/models.ts']);
    expect((await run(['alias', 'drill'], { cwd: root })).stdout).toMatch(/There is no model alias "chat\.gone" in .*; it has chat\.core, chat\.small/);
    accessors(['cobol', 'src/models.ts'], ['javascript', 'lib/away.js']);
    const { code, stdout } = await run(['alias', 'drill'], { cwd: root });
    expect(code).toBe(3);
    expect(stdout).toContain('not run  chat.core  src/models.ts  after the edit, new → old: there is no accessor for cobol\n');
    expect(stdout).toContain('not run  chat.core  lib/away.js  after the edit, new → old: the file is not there\n');
  });

  it('ends with 2 where there is nothing to rehearse', async () => {
    expect((await run(['alias', 'drill'], { cwd: root })).stderr).toContain('promptshift.json names no accessor');
    accessors(['typescript', 'src/models.ts']);
    const { code, stderr } = await run(['alias', 'drill', 'chat.small'], { cwd: root });
    expect(code).toBe(2);
    expect(stderr).toContain('The alias "chat.small" has no rollback.');
    expect((await run(['alias', 'drill', 'chat.none'], { cwd: root })).stderr).toContain('There is no alias "chat.none"');
  });
});
