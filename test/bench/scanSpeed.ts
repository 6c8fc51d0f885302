/**
 * `npm run bench:scan -- PATH`: wall time and peak memory of `promptshift scan PATH` (as built) with a cold and a warm cache, against
 * ripgrep looking for the same words. Needs `npm run build` first and `rg` on the PATH; prints JSON.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { candidateWords } from '../../src/core/models/candidates.ts';

const path = process.argv[2];
if (path === undefined) {
  console.error('Usage: npm run bench:scan -- PATH');
  process.exit(2);
}
const root = resolve(path);
const scratch = mkdtempSync(join(tmpdir(), 'promptshift-bench-'));
const runs = 5;
/** A cache of its own, so that the first scan is a first one. */
const env = { ...process.env, XDG_CACHE_HOME: join(scratch, 'cache') };

try {
  const words = candidateWords.join('|');
  timed('rg', ['--quiet', 'x', root]);
  const scan = (...args: readonly string[]) => timed(process.execPath, [join(import.meta.dirname, '../../dist/cli.js'), 'scan', root, '--format', 'jsonl', '--fail-on', 'never', '--quiet', '--output', join(scratch, 'rows.jsonl'), ...args]);
  const searches = repeat(() => timed('rg', ['--hidden', '--no-messages', '-i', '-c', '-e', words, root]));
  const anew = repeat(() => scan('--no-cache'));
  scan();
  const second = repeat(() => scan());
  const rows = readFileSync(join(scratch, 'rows.jsonl'), 'utf8').split('\n').length - 1;
  const summary = JSON.parse(spawnSync(process.execPath, [join(import.meta.dirname, '../../dist/cli.js'), 'scan', root, '--format', 'json', '--fail-on', 'never', '--quiet'], { encoding: 'utf8', env, maxBuffer: 1e9 }).stdout) as { summary: { filesScanned: number } };
  console.log(JSON.stringify({
    root, node: process.version, threads: availableParallelism(), files: summary.summary.filesScanned, rows, runs,
    rgSeconds: median(searches).seconds, scanSeconds: median(anew).seconds, timesRg: round(median(anew).seconds / median(searches).seconds),
    scanPeakMB: Math.max(...anew.map(({ megabytes }) => megabytes)),
    secondSeconds: median(second).seconds, secondPeakMB: Math.max(...second.map(({ megabytes }) => megabytes)),
  }, undefined, 2));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

type Run = { readonly seconds: number; readonly megabytes: number };

/** One run of a program; memory is the peak of its resident set, by GNU time where that is installed. */
function timed(program: string, args: readonly string[]): Run {
  const began = performance.now();
  const { status, stderr, error } = spawnSync('/usr/bin/time', ['-f', 'peak %M', program, ...args], { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], env });
  if (error !== undefined) throw error;
  if (status !== 0 && !(program === 'rg' && status === 1)) throw new Error(`${program} exited with ${status}: ${stderr}`);
  return { seconds: round((performance.now() - began) / 1000), megabytes: Math.round(Number(/peak (\d+)/.exec(stderr)?.[1] ?? 0) / 1024) };
}

function repeat(run: () => Run): readonly Run[] {
  return Array.from({ length: runs }, run);
}

function median(all: readonly Run[]): Run {
  return all.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(all.length / 2)] ?? { seconds: 0, megabytes: 0 };
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
