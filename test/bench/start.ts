/** `npm run bench:start`: `promptshift --version` against `node -e 0`, in turn; medians in ms. Run `npm run build` first. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const runs = 40;
const cli = join(import.meta.dirname, '../../dist/cli.js');

function time(args: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args);
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - start;
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
const pairs = Array.from({ length: runs }, () => ({ bare: time(['-e', '0']), version: time([cli, '--version']) }));
const bare = median(pairs.map((pair) => pair.bare));
const version = median(pairs.map((pair) => pair.version));
console.log(`node -e 0 ${bare.toFixed(1)} ms, promptshift --version ${version.toFixed(1)} ms: ${(version - bare).toFixed(1)} ms more, ${(version / bare).toFixed(2)} times`);
