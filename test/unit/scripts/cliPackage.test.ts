import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cliFiles, cliManifest, type Metafile } from '../../../scripts/build/cliPackage.ts';
import { buildCli } from '../cli/builtCli.ts';

const whole = JSON.parse(readFileSync('package.json', 'utf8')) as Readonly<Record<string, unknown>>;

describe('the package of the command line', () => {
  it('has a manifest of its own: the command, and nothing to install beside it', () => {
    expect(cliManifest(whole)).toEqual({ name: 'promptshift', version: whole['version'], license: 'MIT', description: whole['description'], bin: { promptshift: 'dist/cli.js' }, engines: { node: '>=22.3' } });
  });

  it('holds what was bundled for it, without maps, and what that reads beside it', () => {
    const outputs: Metafile['outputs'] = { 'dist/cli-main.mjs': {}, 'dist/cli-main.mjs.map': {}, 'dist/cli-ABCD2345.mjs': {} };
    expect(cliFiles([{ outputs: { 'dist/cli.js': {} } }, { outputs }])).toEqual(['dist/cli.js', 'dist/cli-main.mjs', 'dist/cli-ABCD2345.mjs', 'dist/wasm', 'dist/NOTICES.txt', 'README.md', 'LICENSE']);
  });
});

// npm is a batch file there.
describe.skipIf(process.platform === 'win32')('an installed command line', () => {
  const cli = buildCli();

  it('scans with nothing else installed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'promptshift-package-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const staged = join(folder, 'staged');
    mkdirSync(join(staged, 'dist'), { recursive: true });
    cpSync(dirname(cli()), join(staged, 'dist'), { recursive: true });
    writeFileSync(join(staged, 'package.json'), JSON.stringify(cliManifest(whole)));
    execFileSync('npm', ['pack', staged, '--pack-destination', folder, '--silent'], { cwd: folder });
    execFileSync('npm', ['install', '--global', '--offline', '--silent', '--prefix', join(folder, 'global'), `./promptshift-${String(whole['version'])}.tgz`], { cwd: folder });
    writeFileSync(join(folder, 'a.py'), 'client.chat(model="gpt-4o")\n');
    // the shell finds the Node that runs this
    const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}` };
    expect(execFileSync(join(folder, 'global/bin/promptshift'), ['scan', 'a.py', '--quiet'], { cwd: folder, encoding: 'utf8', env })).toContain('gpt-4o is floating');
  }, 60_000);
});
