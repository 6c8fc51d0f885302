/**
 * `npm run bench:inventory [-- COUNT]`: a workspace of COUNT generated files (20,000 unless told), one in ten with models, in the extension host of a real VS Code
 * (code-server): time to a full Inventory, first and second time, memory of the extension host, for how long its thread did not answer, and from
 * a keystroke to its diagnostics while the scan runs, beside the same before it. The pause in typing is left out. Needs `npm run setup` once.
 */
import { readFileSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { runTestsInBrowser } from '../../scripts/vscode/browserTests.ts';
import { extensionFolder, outFolder, projectRoot } from '../../scripts/vscode/paths.ts';
import { createScratch } from '../../scripts/vscode/scratchWorkspace.ts';
import { load, spread } from './figures.ts';
import type { InventoryRun, Scan } from './inventory/inventoryRun.ts';
import { writeManyFiles } from './inventory/manyFiles.ts';

const entry = join(outFolder, 'test/bench/inventory.cjs');
const results = join(outFolder, 'results/inventory.json');
await build({
  entryPoints: [join(projectRoot, 'test/bench/inventory/inHost.ts')], outfile: entry,
  bundle: true, platform: 'node', format: 'cjs', target: 'node22', external: ['vscode'], ignoreAnnotations: true, logLevel: 'warning',
});
rmSync(results, { force: true });
const scratch = createScratch();
try {
  const { files, withModels } = writeManyFiles(scratch.workspace, Number(process.argv[2] ?? '20000'));
  console.log(`${files} files beside the sample, ${withModels} with models. Load average before: ${load()}; ${cpus().length} processors.`);
  const code = await runTestsInBrowser({ extension: extensionFolder, entry, scratch, timeoutMs: 15 * 60_000 });
  if (code === 0) {
    const { idle, before, first, second } = JSON.parse(readFileSync(results, 'utf8')) as InventoryRun;
    console.log(`before: ${before.toFixed(0)} MB; keystroke to diagnostics ${counted(idle)}`);
    console.log(lineOf('first scan', first));
    console.log(lineOf('second scan', second));
  } else console.error('The benchmark failed in the extension host; out/logs/host-workbench.log says how.');
  console.log(`Load average after: ${load()}.`);
  process.exitCode = code;
} finally {
  scratch.remove();
}
// the browser's driver may keep a handle open
process.exit();

function lineOf(name: string, { seconds, peak, after, typed, blockedP95, blockedMax }: Scan): string {
  return `${name}: ${seconds.toFixed(1)} s; ${peak.toFixed(0)} MB at most, ${after.toFixed(0)} MB after; thread blocked p95 ${blockedP95.toFixed(1)} ms, at most ${blockedMax.toFixed(1)} ms; keystroke to diagnostics ${counted(typed)}`;
}

function counted(times: readonly number[]): string {
  return `${spread(times)} (${times.length} keystrokes)`;
}
