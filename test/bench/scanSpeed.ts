/**
 * `npm run bench:scan -- PATH`: wall time and peak memory of `promptshift scan PATH` (as built) with a cold and a warm cache, against
 * ripgrep, three times: with the beginnings of ids as a person would search for them, with all words of the scanner's own first look as one expression, where
 * Unicode's case and word limits cost ripgrep most of its time, and with those words as plain ASCII literals, which is the fastest ripgrep can do. Processor
 * time is that of all threads together. Needs `npm run build` first, `rg` on the PATH and GNU time; prints JSON.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
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
/** What a person looks for who wants to see every model. */
const idPatterns = [
  'gpt-[0-9o]', 'chatgpt-', 'o[1-9]-(?:mini|pro|preview|deep-research)', `["']o[1-9]["']`, 'text-embedding-', 'claude-', 'gemini-', 'gemma-?[0-9]', '(?:mi[sx]tral|codestral|ministral|magistral|devstral)-', 'command-r', '[Ll]lama-?[0-9]',
  'deepseek-', 'qwen-?[0-9]', 'grok-', 'kimi-', 'glm-[0-9]', 'nova-(?:micro|lite|pro|premier)', 'titan-', 'whisper-', 'dall-e-',
];
/** A cache of its own, so that the first scan is a first one. */
const env = { ...process.env, XDG_CACHE_HOME: join(scratch, 'cache') };

try {
  const words = candidateWords.join('|');
  timed('rg', ['--quiet', 'x', root]);
  const scan = (...args: readonly string[]) => timed(process.execPath, [join(import.meta.dirname, '../../dist/cli.js'), 'scan', root, '--format', 'jsonl', '--fail-on', 'never', '--quiet', '--output', join(scratch, 'rows.jsonl'), ...args]);
  const patterns = repeat(() => timed('rg', ['--hidden', '--no-messages', '-n', ...idPatterns.flatMap((pattern) => ['-e', pattern]), root]));
  const searches = repeat(() => timed('rg', ['--hidden', '--no-messages', '-i', '-c', '-e', words, root]));
  const literals = join(scratch, 'words.txt');
  writeFileSync(literals, `${candidateWords.filter((word) => !word.includes('\\')).join('\n')}\n`);
  const literalSearches = repeat(() => timed('rg', ['--hidden', '--no-messages', '-i', '--no-unicode', '-c', '-F', '-f', literals, root]));
  const anew = repeat(() => scan('--no-cache'));
  scan();
  const second = repeat(() => scan());
  const rows = readFileSync(join(scratch, 'rows.jsonl'), 'utf8').split('\n').length - 1;
  const summary = JSON.parse(spawnSync(process.execPath, [join(import.meta.dirname, '../../dist/cli.js'), 'scan', root, '--format', 'json', '--fail-on', 'never', '--quiet'], { encoding: 'utf8', env, maxBuffer: 1e9 }).stdout) as { summary: { filesScanned: number } };
  console.log(JSON.stringify({
    root, node: process.version, threads: availableParallelism(), loadAverage: loadavg().map(round), files: summary.summary.filesScanned, rows, runs,
    rgIdPatternSeconds: median(patterns).seconds, rgSeconds: median(searches).seconds, rgLiteralSeconds: median(literalSearches).seconds, scanSeconds: median(anew).seconds,
    timesRgIdPattern: round(median(anew).seconds / median(patterns).seconds), timesRg: round(median(anew).seconds / median(searches).seconds), timesRgLiteral: round(median(anew).seconds / median(literalSearches).seconds),
    rgIdPatternCpuSeconds: median(patterns).cpuSeconds, scanCpuSeconds: median(anew).cpuSeconds, secondCpuSeconds: median(second).cpuSeconds,
    scanPeakMB: Math.max(...anew.map(({ megabytes }) => megabytes)),
    secondSeconds: median(second).seconds, secondPeakMB: Math.max(...second.map(({ megabytes }) => megabytes)),
  }, undefined, 2));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

type Run = { readonly seconds: number; readonly cpuSeconds: number; readonly megabytes: number };

/** One run of a program; memory is the peak of its resident set, by GNU time where that is installed. */
function timed(program: string, args: readonly string[]): Run {
  const began = performance.now();
  const { status, stderr, error } = spawnSync('/usr/bin/time', ['-f', 'peak %M user %U sys %S', program, ...args], { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], env });
  if (error !== undefined) throw error;
  if (status !== 0 && !(program === 'rg' && status === 1)) throw new Error(`${program} exited with ${status}: ${stderr}`);
  const seconds = round((performance.now() - began) / 1000);
  const [, peak, user, system] = /peak (\d+) user ([\d.]+) sys ([\d.]+)/.exec(stderr) ?? [];
  return { seconds, cpuSeconds: round(Number(user ?? Number.NaN) + Number(system ?? Number.NaN)), megabytes: Math.round(Number(peak ?? 0) / 1024) };
}

function repeat(run: () => Run): readonly Run[] {
  return Array.from({ length: runs }, run);
}

function median(all: readonly Run[]): Run {
  return all.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(all.length / 2)] ?? { seconds: 0, cpuSeconds: 0, megabytes: 0 };
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
