import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './capture.ts';

let root = '';
const config = (): string => join(root, 'models.config.json');
const read = (): unknown => JSON.parse(readFileSync(config(), 'utf8'));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'import-'));
  mkdirSync(join(root, '.git'));
  mkdirSync(join(root, 'gateway'));
  writeFileSync(join(root, 'gateway/litellm.yaml'), 'model_list:\n  - model_name: draft\n    litellm_params: { model: openai/gpt-5.4 }\n  - model_name: sort\n    litellm_params: { model: openai/gpt-5.4-mini }\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('promptshift alias import', () => {
  it('shows the file it would make and writes nothing', async () => {
    for (const args of [[], ['--dry-run']]) {
      const { code, stdout, stderr } = await run(['alias', 'import', 'gateway/litellm.yaml', ...args], { cwd: root });
      expect(code).toBe(0);
      expect(stdout).toMatch(/^--- \/dev\/null\n\+\+\+ b\/models\.config\.json\n/);
      expect(stdout).toContain('+      "default": "openai/gpt-5.4-mini"');
      expect(stderr).toBe('draft → openai/gpt-5.4\nsort → openai/gpt-5.4-mini\nNothing is written: run again with --write.\n');
      expect(existsSync(config())).toBe(false);
    }
  });

  it('makes the file at the top of the repository, then has nothing to do', async () => {
    const made = await run(['alias', 'import', 'litellm.yaml', '--write'], { cwd: join(root, 'gateway') });
    expect(made.stdout).toBe('draft → openai/gpt-5.4\nsort → openai/gpt-5.4-mini\nmade ../models.config.json; litellm.yaml is as it was\n');
    expect(read()).toEqual({ aliases: { draft: { default: 'openai/gpt-5.4' }, sort: { default: 'openai/gpt-5.4-mini' } } });
    const again = await run(['alias', 'import', 'gateway/litellm.yaml'], { cwd: root });
    expect(again.stdout).toBe('');
    expect(again.stderr).toBe('draft → openai/gpt-5.4: there already\nsort → openai/gpt-5.4-mini: there already\nmodels.config.json stays as it is.\n');
  });

  it('never overwrites an alias of another value', async () => {
    writeFileSync(config(), '{ "aliases": { "draft": { "default": "gpt-4.1", "owner": "@acme/chat" } } }\n');
    const { stdout } = await run(['alias', 'import', 'gateway/litellm.yaml', '--write'], { cwd: root });
    expect(stdout).toContain('draft → openai/gpt-5.4: not imported\n  note: draft stands for gpt-4.1 already; it stays as it is.\n');
    expect(read()).toEqual({ aliases: { draft: { default: 'gpt-4.1', owner: '@acme/chat' }, sort: { default: 'openai/gpt-5.4-mini' } } });
  });

  it('keeps the encoding of the file it changes, and takes one by name', async () => {
    writeFileSync(join(root, 'other.json'), '\uFEFF{\r\n  "aliases": {}\r\n}\r\n');
    await run(['alias', 'import', 'gateway/litellm.yaml', '--write', '--config', 'other.json'], { cwd: root });
    const text = readFileSync(join(root, 'other.json'), 'utf8');
    expect(text.startsWith('\uFEFF{\r\n  "aliases": {\r\n    "draft"')).toBe(true);
    expect(existsSync(config())).toBe(false);
  });

  it('says when there is nothing to import, and what cannot be read', async () => {
    writeFileSync(join(root, 'app.json'), '{ "models": { "default": "User", "rollback": "Old" } }');
    const nothing = await run(['alias', 'import', 'app.json', '--write'], { cwd: root });
    expect(nothing).toMatchObject({ code: 0, stdout: '', stderr: 'No alias definitions are recognised in app.json; nothing to import.\n' });
    expect(await run(['alias', 'import', 'missing.json'], { cwd: root })).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no file missing.json.') as string });
    expect((await run(['alias', 'import', 'README'], { cwd: root })).code).toBe(2);
    expect((await run(['alias', 'import', 'app.json', '--write', '--dry-run'], { cwd: root })).code).toBe(2);
  });
});
