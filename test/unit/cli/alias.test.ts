import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './capture.ts';

let root = '';
const text = '{ "aliases": { "a": { "default": "old", "candidate": "new", "rollback": "older", "env": "A_MODEL", "environments": { "staging": { "default": "s" } } } } }\n';
const read = (): string => readFileSync(join(root, 'models.config.json'), 'utf8');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'alias-'));
  mkdirSync(join(root, 'deep'));
  writeFileSync(join(root, 'models.config.json'), text);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('promptshift alias', () => {
  it('rolls back from a folder below, and says for whom and how to undo it', async () => {
    const { code, stdout, stderr } = await run(['alias', 'rollback', 'a'], { cwd: join(root, 'deep') });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe('a: old → older (../models.config.json)\nnot reached: environment staging has its own default\n'
      + 'where A_MODEL is set, it still decides\napplications take it at their next start, bundled ones with their next build; to undo: promptshift alias set a old\n');
    expect(read()).toBe(text.replace('"old"', '"older"'));
  });

  it('shows a promotion as a diff and writes nothing, then promotes and rolls back', async () => {
    const dry = await run(['alias', 'promote', 'a', '--dry-run'], { cwd: root });
    expect(dry.stdout).toContain('+{ "aliases": { "a": { "default": "new", "candidate": "new", "rollback": "old"');
    expect(read()).toBe(text);
    const { stdout } = await run(['alias', 'promote', 'a', '--config', 'models.config.json'], { cwd: root });
    expect(stdout).toContain('to undo: promptshift alias rollback a\n');
    await run(['alias', 'rollback', 'a'], { cwd: root });
    expect(read()).toBe(text.replace('"older"', '"old"'));
  });

  it('sets a slot, and an environment alone, and warns of a model that is gone', async () => {
    const set = await run(['alias', 'set', 'a', 'gpt-4-0314', '--slot', 'candidate'], { cwd: root });
    expect({ code: set.code, stdout: set.stdout }).toEqual({ code: 0, stdout: 'a: candidate is gpt-4-0314 (models.config.json)\n' });
    expect(set.stderr).toMatch(/^promptshift: gpt-4-0314 was shut down on 20\d\d-\d\d-\d\d; it is replaced by [\w.-]+\.\n$/);
    await run(['alias', 'set', 'a', 'x', '--environment', 'staging'], { cwd: root });
    expect(read()).toBe(text.replace('"new"', '"gpt-4-0314"').replace('"s"', '"x"'));
    expect((await run(['alias', 'set', 'a', 'x', '--environment', 'staging', '--slot', 'rollback'], { cwd: root })).code).toBe(2);
  });

  it('asks whether a known model was meant by a misspelled one', async () => {
    const { code, stderr } = await run(['alias', 'set', 'a', 'gtp-5.5', '--slot', 'candidate'], { cwd: root });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'promptshift: No list knows gtp-5.5. Did you mean gpt-5.5? Then run it again with that.\n' });
  });

  it('says how to name the rollback that is missing', async () => {
    writeFileSync(join(root, 'models.config.json'), '{ "aliases": { "a": { "default": "x" } } }\n');
    const { code, stderr } = await run(['alias', 'rollback', 'a'], { cwd: root });
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'promptshift: The alias "a" has no rollback. Name one: promptshift alias set a MODEL --slot rollback, or add "rollback" to it.\n' });
  });

  it('undoes a rollback with the command it printed', async () => {
    const { stdout } = await run(['alias', 'rollback', 'a'], { cwd: root });
    const command = /to undo: promptshift (.*)\n/.exec(stdout)?.[1]?.split(' ') ?? [];
    await run(command, { cwd: root });
    expect(read()).toBe(text);
  });

  it('lists what each alias stands for here, what decided it, and what ends', async () => {
    writeFileSync(join(root, 'models.config.json'), text.replace('"older"', '"gpt-4-0314"'));
    const here = await run(['alias', 'list'], { cwd: root });
    expect(here.stdout).toMatch(/^a {2}old +candidate new +rollback gpt-4-0314\n {2}gpt-4-0314 was shut down on .*\(read 20.*\)\n$/);
    const staging = await run(['alias', 'list'], { cwd: root, env: { PROMPTSHIFT_ENV: 'staging' } });
    expect(staging.stdout).toContain('a  s  (environment staging)  candidate new');
    const json = await run(['alias', 'list', '--format', 'json'], { cwd: root, env: { A_MODEL: 'other' } });
    expect(JSON.parse(json.stdout)).toMatchObject({ file: 'models.config.json', aliases: [{ alias: 'a', model: 'other', from: { kind: 'variable', name: 'A_MODEL' }, default: 'old', rollback: 'gpt-4-0314', ending: [{ model: 'gpt-4-0314', state: 'retired' }] }] });
  });

  it('lists the sound aliases of a file with a faulty one, names the line, and ends with 2', async () => {
    writeFileSync(join(root, 'models.config.json'), '{ "aliases": {\n  "a": { "default": "x" },\n  "b": { "default": 7 }\n} }\n');
    const { code, stdout, stderr } = await run(['alias', 'list'], { cwd: root });
    expect({ code, stdout }).toEqual({ code: 2, stdout: 'a  x\n' });
    expect(stderr).toContain('models.config.json:3:');
  });

  it('ends with 2 for an alias or a file that is not there', async () => {
    const { code, stderr } = await run(['alias', 'rollback', 'b'], { cwd: root });
    expect(code).toBe(2);
    expect(stderr).toContain('There is no alias "b"');
    expect((await run(['alias', 'rollback', 'a', '--config', 'no.json'], { cwd: root })).code).toBe(2);
    expect(read()).toBe(text);
  });
});
