/** `npm run package:cli`: builds as it ships and packs the command line, to `out/promptshift-cli.tgz`, for `npm install --global`. Asks nothing and needs no network. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cliFiles, cliManifest, type Metafile } from './build/cliPackage.ts';

process.chdir(join(import.meta.dirname, '..'));
run(process.execPath, 'scripts/build.ts', '--minify');

const folder = join('out', 'cli');
rmSync(folder, { recursive: true, force: true });
for (const path of cliFiles((['cli', 'cli-main'] as const).map((name) => JSON.parse(readFileSync(`out/meta/${name}.json`, 'utf8')) as Metafile))) {
  cpSync(path, join(folder, path), { recursive: true });
}
const manifest = cliManifest(JSON.parse(readFileSync('package.json', 'utf8')) as Readonly<Record<string, unknown>>);
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);

// npm gives its own script to what it runs; `npm` alone is a batch file on Windows, which cannot be started without a shell.
const npm = process.env['npm_execpath'];
const packed = join('out', `promptshift-${String(manifest['version'])}.tgz`);
mkdirSync('out', { recursive: true });
if (npm === undefined) run('npm', 'pack', `./${folder}`, '--pack-destination', 'out', '--silent');
else run(process.execPath, npm, 'pack', `./${folder}`, '--pack-destination', 'out', '--silent');
renameSync(packed, join('out', 'promptshift-cli.tgz'));
console.log(`package: out/promptshift-cli.tgz  ${Math.ceil(statSync('out/promptshift-cli.tgz').size / 1000).toLocaleString('en-US')} kB; install it with "npm install --global ./out/promptshift-cli.tgz"`);

function run(program: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
