/**
 * `npm run bench:eval [-- --large [COUNT]]`: whole processes of `promptshift eval` against a local server in a process of its own, beside a bare
 * loop of fetches, and beside promptfoo where PROMPTFOO names its `dist/src/main.js` or `entrypoint.js`.
 * `--large`: COUNT (100,000) cases × 2 against a server that answers at once, then each format from the journal of that run.
 */
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { argv, env, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { measureProcess, startServer, type Measured } from './eval/measured.ts';
import { evalWorkspace } from './eval/workspace.ts';
import { load } from './figures.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const [parallel, latencyMs, rounds] = [20, 100, 3];
const say = (line: string): void => void stdout.write(`${line}\n`);
const one = ({ seconds, mostMb }: Measured): string => `${seconds.toFixed(2)} s, ${mostMb} MB`;

async function runEval(folder: string, url: string, args: readonly string[]): Promise<Measured> {
  const run = await measureProcess([cli, 'eval', ...args], { cwd: folder, env: { OPENAI_BASE_URL: url, CI: 'true' } });
  if (run.code === 2 || run.code === 3) throw new Error(`promptshift: ${run.stderr}`);
  return run;
}

async function beside(cases: number): Promise<void> {
  const { url, server } = await startServer(latencyMs);
  const folder = await evalWorkspace(cases, parallel, url);
  const ideal = (cases * 2 * latencyMs) / parallel / 1_000;
  try {
    say(`${cases} cases × 2, ${parallel} at once, ${latencyMs} ms each: at best ${ideal} s (load ${load()})`);
    // the second process finds what the first has compiled
    await runEval(folder, url, ['--case', 'c0', '--quiet']);
    const ours: Measured[] = [];
    for (let round = 0; round < rounds; round++) {
      const bare = await measureProcess([fileURLToPath(new URL('eval/bareLoop.ts', import.meta.url)), url, String(cases * 2), String(parallel)], { cwd: folder, env: {} });
      const run = await runEval(folder, url, ['--format', 'json', '--output', 'result.json']);
      ours.push(run);
      say(`bare fetch ${one(bare)}; promptshift ${one(run)}: ${(run.seconds / bare.seconds).toFixed(3)} of bare, ${(run.seconds / ideal).toFixed(3)} of the ideal (load ${load()})`);
    }
    await besidePromptfoo(folder, ours);
    const kept = ours.some(({ seconds }) => seconds <= ideal * 1.05) && ours.every(({ mostMb }) => mostMb < 150);
    say(`${kept ? 'kept' : 'missed'}: 1.05 of the ideal (the best of ${rounds}) and under 150 MB (each)`);
  } finally {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function besidePromptfoo(folder: string, ours: readonly Measured[]): Promise<void> {
  const program = env['PROMPTFOO'];
  if (program === undefined) return say('promptfoo: not there (PROMPTFOO names its main.js)');
  const options = { cwd: folder, env: { PROMPTFOO_CONFIG_DIR: join(folder, '.promptfoo'), PROMPTFOO_DISABLE_TELEMETRY: '1', PROMPTFOO_DISABLE_UPDATE: '1', PROMPTFOO_DISABLE_REMOTE_GENERATION: 'true', CI: 'true' } };
  const start = await measureProcess([program, '--version'], options);
  const run = await measureProcess([program, 'eval', '-c', 'promptfoo.json', '-j', String(parallel), '--no-cache', '--no-progress-bar', '--no-table', '-o', 'promptfoo-result.json'], options);
  const best = ours.toSorted((a, b) => a.seconds - b.seconds)[0];
  const ownStart = await measureProcess([cli, '--version'], options);
  const written = await stat(join(folder, 'promptfoo-result.json')).then(({ size }) => size, () => 0);
  if (written === 0 || best === undefined) return say(`promptfoo: gave no result (exit ${String(run.code)}): ${run.stderr.slice(-300)}`);
  say(`promptfoo ${start.stdout.trim()}: ${one(run)}, start ${start.seconds.toFixed(2)} s; promptshift takes ${(best.seconds / run.seconds).toFixed(2)} of its time, ${(best.mostMb / run.mostMb).toFixed(2)} of its memory, starts in ${ownStart.seconds.toFixed(2)} s`);
}

async function large(cases: number): Promise<void> {
  const { url, server } = await startServer(0);
  const folder = await evalWorkspace(cases, parallel, url);
  try {
    say(`${cases.toLocaleString('en-US')} cases × 2, ${parallel} at once, answered at once (load ${load()})`);
    const run = await runEval(folder, url, ['--quiet']);
    const tenths = Array.from({ length: 9 }, (_, i) => run.memory[Math.floor(((i + 1) * run.memory.length) / 10)] ?? Number.NaN);
    say(`${one(run)}, ${Math.round((cases * 2) / run.seconds).toLocaleString('en-US')} rows a second; MB at each tenth of it: ${tenths.join(', ')}`);
    for (const format of ['text', 'json', 'jsonl', 'csv', 'junit', 'markdown', 'html']) {
      const report = await runEval(folder, url, ['--resume', '--format', format, '--output', `report.${format}`]);
      say(`report as ${format}, from the journal: ${one(report)}, ${((await stat(join(folder, `report.${format}`))).size / 1e6).toFixed(1)} MB (load ${load()})`);
    }
  } finally {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

const size = argv.indexOf('--large');
if (size >= 0) await large(Number(argv[size + 1] ?? 100_000));
else await beside(1_000);
