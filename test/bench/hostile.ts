/**
 * `npm run bench:hostile [-- COUNT [SEED]]`: generated hostile files (10,000 unless told) through the scanner, one after the other with
 * the wall and processor time of each, then through `promptshift scan` as built. A file that took over a second is scanned again alone, twice, since
 * other processes take time as well: `again` are the shorter times of the two. On a machine with other work the processor time of the scanning
 * thread tells; exit code 1 when that is over a second twice, the scanner throws or a scan crashes.
 * With FOLDER as a third argument the files stay there.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createScanner } from '../../src/core/createScanner.ts';
import { languageOf } from '../../src/core/scan/languageOf.ts';
import { createGrammarSource } from '../../src/node/grammarSource.ts';
import { keepWasmLean } from '../../src/node/scanning/keepWasmLean.ts';
import { runJob } from '../../src/node/scanning/scanJob.ts';
import { createRandom, hostileFile } from './hostileText.ts';

const [count = '10000', seed = '1', kept] = process.argv.slice(2);
const folder = kept ?? mkdtempSync(join(tmpdir(), 'promptshift-hostile-'));
mkdirSync(folder, { recursive: true });
const random = createRandom(Number(seed));
const signal = new AbortController().signal;
keepWasmLean();
const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21' });

const slow: { readonly name: string; readonly kind: string; readonly ms: number; readonly cpuMs: number; readonly again?: Times }[] = [];
const failed: { readonly name: string; readonly kind: string; readonly reason: string }[] = [];
let [rows, problems, read, peak, bytesTotal] = [0, 0, 0, 0, 0];
try {
  for (let i = 0; i < Number(count); i++) {
    const { name, kind, bytes } = hostileFile(i, random);
    writeFileSync(join(folder, name), bytes);
    const language = languageOf(name);
    if (language === undefined) continue;
    const scan = () => timed(() => runJob({ language, bytes, shown: name, inRepository: name }, scanner, { ignore: [] }, signal));
    const { result, ms, cpuMs } = await scan();
    read++;
    bytesTotal += bytes.length;
    if (ms > 1000 || cpuMs > 1000) {
      const [one, two] = [await scan(), await scan()];
      slow.push({ name, kind, ms, cpuMs, again: { ms: Math.min(one.ms, two.ms), cpuMs: Math.min(one.cpuMs, two.cpuMs) } });
    } else if (ms > 200) slow.push({ name, kind, ms, cpuMs });
    if (result.kind === 'failed') failed.push({ name, kind, reason: result.reason });
    if (result.kind === 'rows') [rows, problems] = [rows + result.rows.length, problems + (result.problem === undefined ? 0 : 1)];
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../../dist/cli.js'), 'scan', folder, '--format', 'sarif', '--fail-on', 'never', '--no-cache', '--quiet', '--output', join(folder, 'out.sarif')], { encoding: 'utf8' });
  const over = (of: readonly (Times | undefined)[], which: keyof Times) => of.filter((times) => times !== undefined && times[which] > 1000).length;
  const again = slow.map((one) => one.again);
  console.log(JSON.stringify({
    files: Number(count), seed: Number(seed), read, megabytes: Math.round(bytesTotal / 1e6), rows, problems, peakMB: Math.round(peak / 1e6),
    loadAverage: loadavg().map((load) => Math.round(load * 10) / 10), slowest: slow.toSorted((a, b) => b.cpuMs - a.cpuMs).slice(0, 30),
    over1s: { wall: over(slow, 'ms'), processor: over(slow, 'cpuMs'), wallAgain: over(again, 'ms'), processorAgain: over(again, 'cpuMs') }, failed,
    commandLine: { status, seconds: Math.round(performance.now() - began) / 1000, stderr: stderr.slice(0, 2000) },
  }, undefined, 2));
  if (over(again, 'cpuMs') > 0 || failed.length > 0 || status !== 0) process.exitCode = 1;
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}

/** A result with its wall time and the processor time of this thread meanwhile, without compilers and collectors beside it. */
async function timed<T>(run: () => Promise<T>): Promise<Times & { readonly result: T }> {
  const began = performance.now();
  const cpu = process.threadCpuUsage();
  const result = await run();
  const { user, system } = process.threadCpuUsage(cpu);
  return { result, ms: Math.round(performance.now() - began), cpuMs: Math.round((user + system) / 1000) };
}

type Times = { readonly ms: number; readonly cpuMs: number };
