/**
 * `npm run bench [-- --tree DIR] [--repos DIR] [--only NAME,NAME]`: the measurements of this folder one after the other, in one run. Each one's output goes to
 * `out/bench/all/NAME.txt`; printed is what it took, at which load it began, and its last lines. `--tree`: a public tree for `scan`, which is left
 * out without one; `--repos`: see `roles`. About 45 minutes on two cores, in which nothing else should run.
 */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { load } from './figures.ts';

const { values } = parseArgs({ options: { tree: { type: 'string' }, repos: { type: 'string' }, only: { type: 'string' } } });
const folder = join(import.meta.dirname, '../../out/bench/all');
const lastLines = 4;

/** In this order: what needs a small machine first. The name is that of `npm run bench:NAME`. */
const all: readonly { readonly name: string; readonly file?: string; readonly args?: readonly string[] }[] = [
  { name: 'start' },
  { name: 'eval' },
  { name: 'provider' },
  { name: 'keystroke', args: ['100'] },
  ...(values.tree === undefined ? [] : [{ name: 'scan', args: [values.tree] }]),
  { name: 'lint' },
  { name: 'activation' },
  { name: 'frames' },
  { name: 'panel' },
  { name: 'memory' },
  { name: 'results' },
  { name: 'html' },
  { name: 'inventory' },
  { name: 'journal' },
  { name: 'eval', file: 'eval-large', args: ['--large'] },
  { name: 'hostile' },
  { name: 'roles', args: values.repos === undefined ? [] : ['--repos', values.repos] },
];

await mkdir(folder, { recursive: true });
const wanted = values.only?.split(',');
let failed = 0;
for (const { name, file = name, args = [] } of all.filter(({ name: each, file: own = each }) => wanted?.includes(own) ?? true)) {
  const path = join(folder, `${file}.txt`);
  const [before, started] = [load(), performance.now()];
  const code = await run(`bench:${name}`, args, path);
  if (code !== 0) failed++;
  console.log(`== ${file}: ${((performance.now() - started) / 1_000).toFixed(0)} s, load ${before} at its start${code === 0 ? '' : `, ended with ${code}`}`);
  console.log((await readFile(path, 'utf8')).trimEnd().split('\n').slice(-lastLines).join('\n'));
}
console.log(`\nThe whole of each is in ${folder}.`);
process.exitCode = failed > 0 ? 1 : 0;

/** The script's exit code; what it prints is kept in the file. */
async function run(script: string, args: readonly string[], path: string): Promise<number> {
  const output = createWriteStream(path);
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32', env: { ...process.env, NO_COLOR: '1' } });
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  const code = await new Promise<number>((resolve, reject) => child.once('error', reject).once('close', (ended) => resolve(ended ?? 1)));
  await new Promise((resolve) => output.end(resolve));
  return code;
}
